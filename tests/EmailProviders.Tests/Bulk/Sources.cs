namespace EmailProviders.Tests.Bulk;

/// <summary>Sources of mails that do not behave.</summary>
internal static class Sources
{
    /// <summary>Gives two mails, and throws at one place on the way.</summary>
    public static IAsyncEnumerable<SendEmailRequest> ThatThrows(string where) => new Throwing(where);

    /// <summary>Gives its mails, and cannot be closed.</summary>
    public static IEnumerable<SendEmailRequest> ThatCannotBeClosed(int mails)
    {
        using var closing = new Closing();
        for (var number = 0; number < mails; number++)
            yield return Numbered.Mail(number);
    }

    /// <summary>Gives its mails, and then blocks whoever asks for more.</summary>
    /// <param name="mails">How many.</param>
    /// <param name="asked">Set when the reader is blocked.</param>
    /// <param name="release">Ends the block.</param>
    /// <param name="closed">Set when the source was closed.</param>
    public static IEnumerable<SendEmailRequest> ThatBlocks(int mails, TaskCompletionSource asked, Task release, TaskCompletionSource closed)
    {
        try
        {
            for (var number = 0; number < mails; number++)
                yield return Numbered.Mail(number);
            asked.SetResult();
            release.Wait(TimeSpan.FromSeconds(60)).ShouldBeTrue();
        }
        finally
        {
            closed.SetResult();
        }
    }

    private sealed class Throwing(string where) : IAsyncEnumerable<SendEmailRequest>, IAsyncEnumerator<SendEmailRequest>
    {
        private int _read;

        public SendEmailRequest Current => _read > 2 && where == "Current" ? throw new InvalidDataException(where) : Numbered.Mail(_read);

        public IAsyncEnumerator<SendEmailRequest> GetAsyncEnumerator(CancellationToken cancellationToken = default) => where switch
        {
            "GetAsyncEnumerator" => throw new InvalidDataException(where),
            "null" => null!,
            _ => this,
        };

        public ValueTask<bool> MoveNextAsync()
        {
            _read++;
            return where switch
            {
                "MoveNextAsync" when _read > 2 => throw new InvalidDataException(where),
                "MoveNextAsync, later" when _read > 2 => ThrowLaterAsync(),
                _ => new ValueTask<bool>(_read <= 2 || where == "Current"),
            };
        }

        public ValueTask DisposeAsync() => where == "DisposeAsync" ? throw new InvalidDataException(where) : ValueTask.CompletedTask;

        private async ValueTask<bool> ThrowLaterAsync()
        {
            await Task.Yield();
            throw new InvalidDataException(where);
        }
    }

    private sealed class Closing : IDisposable
    {
        public void Dispose() => throw new IOException("not closed");
    }
}
