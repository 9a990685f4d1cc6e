using Microsoft.Data.Sqlite;

namespace EmailProviders.Sandbox.Tool;

/// <summary>Keeps mails in one SQLite file. The sandbox calls it under its lock, so one connection is enough.</summary>
internal sealed class SqliteStore : ISandboxStore, IDisposable
{
    /// <summary>Of the table; a file of another version is refused rather than misread.</summary>
    private const long Version = 1;

    private readonly SqliteConnection connection;

    private SqliteStore(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens or makes the file.</summary>
    /// <exception cref="SqliteStoreException">It cannot be opened, or is of another version.</exception>
    public static SqliteStore Open(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var store = new SqliteStore(connection);
            store.Prepare(path);
            return store;
        }
        catch (Exception failure) when (failure is SqliteException or InvalidOperationException)
        {
            connection.Dispose();
            throw new SqliteStoreException($"The database {path} cannot be used: {failure.Message}", failure);
        }
    }

    public IEnumerable<ReadOnlyMemory<byte>> Load()
    {
        using var command = Command("SELECT json FROM mail ORDER BY number");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetFieldValue<byte[]>(0);
        }
    }

    public void Add(string id, ReadOnlyMemory<byte> mail)
    {
        using var command = Command("INSERT INTO mail (id, json) VALUES ($id, $json)");
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$json", mail.ToArray());
        command.ExecuteNonQuery();
    }

    public void Remove(IReadOnlyCollection<string> ids)
    {
        using var transaction = connection.BeginTransaction();
        using var command = Command("DELETE FROM mail WHERE id = $id");
        command.Transaction = transaction;
        var parameter = command.Parameters.AddWithValue("$id", "");
        foreach (var id in ids)
        {
            parameter.Value = id;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose() => connection.Dispose();

    private void Prepare(string path)
    {
        // Safe against a crash of the process; a power cut may cost the last mails, not the file.
        using var settings = Command("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
        settings.ExecuteNonQuery();
        using var read = Command("PRAGMA user_version");
        if (read.ExecuteScalar() is not (0L or Version))
        {
            throw new InvalidOperationException($"{path} is of another version.");
        }

        using var create = Command($"CREATE TABLE IF NOT EXISTS mail (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json BLOB NOT NULL); PRAGMA user_version = {Version}");
        create.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
