using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace EmailProviders.Providers;

/// <summary>
/// Reads one provider's section without reflection, and remembers every fault: a value that cannot be read, a key that nobody knows.
/// No value is ever printed.
/// </summary>
internal sealed class OptionsReader(IConfiguration section)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _faults = [];

    /// <summary>What could not be read, and every key that was not asked for.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. _faults,
        .. section.GetChildren()
            .Where(child => !_known.Contains(child.Key))
            .Select(child => $"{child.Key} is not an option; is it misspelt?"),
    ];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<string> UnreadableValues => _faults;

    /// <summary>Lets a key pass that is read elsewhere.</summary>
    public void Ignore(string key) => _known.Add(key);

    public string? Text(string key, string? current)
    {
        _known.Add(key);
        if (section.GetSection(key).GetChildren().Any())
            _faults.Add($"{key} is a section; it must be a single value.");
        return section[key] ?? current;
    }

    /// <summary>Whether a key that is a section otherwise holds one word.</summary>
    public bool IsWord(string key, string word)
    {
        _known.Add(key);
        return word.Equals(section[key], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Notes that a key cannot have the value that it has.</summary>
    public T? Reject<T>(string key, string problem)
        where T : class
    {
        _faults.Add($"{key} {problem}");
        return null;
    }

    public bool Flag(string key, bool current) =>
        Parse(key, current, static text => bool.TryParse(text, out var value) ? value : null, "true or false");

    public bool? OptionalFlag(string key, bool? current) =>
        Parse<bool>(key, null, static text => bool.TryParse(text, out var value) ? value : null, "true or false") ?? current;

    public int? Number(string key, int? current) => (int?)Parse(
        key, current, static text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null, "a whole number");

    public long? LongNumber(string key, long? current) => Parse(
        key, current, static text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null, "a whole number");

    public TimeSpan Duration(string key, TimeSpan current) => Parse(
        key, current, static text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null, "a duration such as 00:00:30");

    public TEnum Choice<TEnum>(string key, TEnum current)
        where TEnum : struct, Enum => Parse(
            key,
            current,
            static text => !char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null,
            "one of " + string.Join(", ", Enum.GetNames<TEnum>()));

    public Uri Address(string key, Uri current)
    {
        var text = Text(key, null);
        if (text is null)
            return current;
        if (Uri.TryCreate(text, UriKind.Absolute, out var value))
            return value;
        _faults.Add($"{key} is not an absolute address.");
        return current;
    }

    /// <summary>A mailbox, written as its address alone or as a section of <c>Address</c> and <c>DisplayName</c>.</summary>
    public EmailAddress? Mailbox(string key, EmailAddress? current)
    {
        _known.Add(key);
        var child = section.GetSection(key);
        var members = child.GetChildren().Select(static member => member.Key).ToList();
        foreach (var member in members.Where(static member => member is not ("Address" or "DisplayName")))
            _faults.Add($"{key}:{member} is not an option; is it misspelt?");
        if (child.Value is null && members.Count == 0)
            return current;
        if ((child.Value ?? child["Address"]) is not { } address)
        {
            _faults.Add($"{key}:Address is missing.");
            return current;
        }

        try
        {
            return new EmailAddress(address, child["DisplayName"]);
        }
        catch (FormatException exception)
        {
            _faults.Add($"{key} is not valid: {exception.Message}");
            return current;
        }
    }

    public void Map(string key, IDictionary<string, string> target)
    {
        IsSection(key);
        foreach (var child in section.GetSection(key).GetChildren())
            target[child.Key] = child.Value ?? "";
    }

    /// <summary>A sub-section of whole numbers by name.</summary>
    public IEnumerable<(string Name, int Number)> Numbers(string key)
    {
        IsSection(key);
        foreach (var child in section.GetSection(key).GetChildren())
        {
            if (int.TryParse(child.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return (child.Key, number);
            else
                _faults.Add($"{key}:{child.Key} is not a whole number.");
        }
    }

    /// <summary>A sub-section with options of its own.</summary>
    public T Nested<T>(string key, T current, Func<OptionsReader, T> read)
    {
        IsSection(key);
        var child = section.GetSection(key);
        if (!child.GetChildren().Any())
            return current;

        var reader = new OptionsReader(child);
        var value = read(reader);
        _faults.AddRange(reader.Faults().Select(fault => $"{key}:{fault}"));
        return value;
    }

    private void IsSection(string key)
    {
        _known.Add(key);
        if (!string.IsNullOrEmpty(section[key]))
            _faults.Add($"{key} is a single value; it must be a section.");
    }

    private T Parse<T>(string key, T current, Func<string, T?> parse, string expected)
        where T : struct => Parse<T>(key, (T?)current, parse, expected) ?? current;

    private T? Parse<T>(string key, T? current, Func<string, T?> parse, string expected)
        where T : struct
    {
        var text = Text(key, null);
        if (text is null)
            return current;
        if (parse(text) is { } value)
            return value;
        _faults.Add($"{key} is not {expected}.");
        return current;
    }
}
