using System.Net.Sockets;

namespace EmailProviders.FaultTests.Server;

/// <summary>One connection of a client: log-ins are answered, mails meet the script.</summary>
internal sealed class Connection(Socket socket, ProviderKind provider, Func<MailCall, Step> script, Func<int, Step> loginScript, MailLog log, CancellationToken stop)
{
    private const string LoginAnswer = """{"bearer":"e30.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln"}""";
    private const string ReplayAnswer = """{"code":"duplicate_parameter","message":"Request already processed"}""";

    private readonly RequestReader _reader = new(socket, stop);
    private readonly AnswerWriter _writer = new(socket, stop);

    public async Task ServeAsync()
    {
        while (await _reader.WaitAsync())
        {
            var staysOpen = _reader.IsLogin ? await LoginAsync() : await MailAsync();
            if (!staysOpen)
                return;
        }
    }

    private async Task<bool> LoginAsync()
    {
        log.Login();
        var step = loginScript(log.Logins);
        if (step.Read == ReadShare.All)
            await _reader.ReadBodyAsync(RequestReader.LengthOf(await _reader.ReadHeadAsync()));
        return await AnswerAsync(step, AnswerText.Of(step.Status ?? 200, step.Body ?? LoginAnswer, step.Headers, keepsAlive: true));
    }

    private async Task<bool> MailAsync()
    {
        var step = script(log.Call());
        var mail = await ReadAsync(step.Read);
        if (mail is null)
            return await AnswerAsync(step, AnswerOf(step, mail: null, isReplay: false));

        step = step.Decide?.Invoke(mail) ?? step;
        log.Received.Enqueue(mail);
        var isReplay = log.IsReplay(mail);
        if (step.TakesMail)
            log.Take(mail);
        log.Begin(mail);
        await step.Until.WaitAsync(stop);
        log.End(mail);
        return await AnswerAsync(step, AnswerOf(step, mail, isReplay));
    }

    /// <summary>The mail, where it is read whole.</summary>
    private async Task<ReceivedMail?> ReadAsync(ReadShare share)
    {
        if (share == ReadShare.Nothing)
            return null;

        var head = await _reader.ReadHeadAsync();
        log.Heads.Enqueue(head);
        var length = RequestReader.LengthOf(head);
        if (share != ReadShare.Head)
        {
            var body = await _reader.ReadBodyAsync(share == ReadShare.All ? length : length / 2);
            return share == ReadShare.All ? new ReceivedMail(head, body) : null;
        }

        return null;
    }

    private AnswerText AnswerOf(Step step, ReceivedMail? mail, bool isReplay)
    {
        var headers = step.End == AnswerEnd.OversizedHeaders ? [.. step.Headers, "X-Long: " + new string('x', 40 * 1024)] : step.Headers;
        var keepsAlive = step.Read == ReadShare.All;
        if (isReplay && step.Status is null)
            return AnswerText.Of(400, ReplayAnswer, headers, keepsAlive);

        var body = step.End switch
        {
            AnswerEnd.GarbageBody => "<html>\0{{{",
            AnswerEnd.NoBody => "",
            AnswerEnd.OversizedBody => new string('x', 2 * 1024 * 1024),
            _ => step.Body ?? BatchAnswer.Of(mail) ?? provider.SuccessBody(mail is null || mail.Subject.Length == 0 ? "1" : mail.Subject),
        };
        return AnswerText.Of(step.Status ?? provider.SuccessStatus, body, headers, keepsAlive);
    }

    /// <summary>Writes the answer and ends as the step says; false where the connection is over.</summary>
    private async Task<bool> AnswerAsync(Step step, AnswerText answer)
    {
        await _writer.WriteAsync(answer, step);
        step.Reached?.Invoke();
        switch (step.End)
        {
            case AnswerEnd.Wait or AnswerEnd.WaitInBody:
                await Task.Delay(Timeout.Infinite, stop);
                return false;
            case AnswerEnd.Reset or AnswerEnd.ResetInBody:
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
                return false;
            default:
                if (step is { CutAt: null, Raw: null } && step.Read == ReadShare.All && IsWhole(step.End))
                    return true;
                socket.Shutdown(SocketShutdown.Send);
                await _reader.DrainAsync();
                return false;
        }
    }

    private static bool IsWhole(AnswerEnd end) => end is AnswerEnd.Whole or AnswerEnd.WholeByteByByte or AnswerEnd.WholeAfterInformational
        or AnswerEnd.GarbageBody or AnswerEnd.NoBody;
}
