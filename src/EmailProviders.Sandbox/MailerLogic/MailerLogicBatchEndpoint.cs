using System.Text.Json;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.MailerLogic;

/// <summary>
/// The batch call: at most 500 different mails, each validated by itself. The documents that can be read print the counts of the answer only; the list
/// beside them is the sandbox's own, in the words of the send call.
/// </summary>
internal sealed class MailerLogicBatchEndpoint(SandboxState state) : MailerLogicEndpoint(state)
{
    public const string BatchPath = "/api/v1/batch";

    private const int MaxMails = 500;

    protected override Answer Accept(Call call)
    {
        var members = ObjectReader.Root(call.Root);
        var emails = ReadEmails(members, call.Root);
        members.RefuseUnknown();
        if (members.Faults.Count > 0)
        {
            return MailerLogicAnswers.Refuse(members.Faults);
        }

        // One text of the body for all of them: it is as large as they are together.
        var draft = Draft(call);
        MailerLogicTaken[] taken = [.. emails.Select(email => Take(email, draft with { Id = Guid.NewGuid().ToString("N") }))];
        return MailerLogicAnswers.Batch(taken) with { Mails = [.. taken.Where(mail => mail.Faults.Count == 0).Select(mail => mail.Mail)] };
    }

    private static IReadOnlyList<JsonElement> ReadEmails(ObjectReader members, JsonElement root)
    {
        if (members.Raw("emails") is null)
        {
            members.Fault("emails", FaultKind.Missing, "is required");
            return [];
        }

        var emails = root.GetProperty("emails");
        if (emails.ValueKind != JsonValueKind.Array)
        {
            members.Fault("emails", FaultKind.WrongType, "must be an array");
            return [];
        }

        switch (emails.GetArrayLength())
        {
            case 0:
                members.Fault("emails", FaultKind.Empty, "must not be empty");
                break;
            case > MaxMails:
                members.Fault("emails", FaultKind.TooMany, $"must not have more than {MaxMails} items");
                break;
        }

        return [.. emails.EnumerateArray()];
    }
}
