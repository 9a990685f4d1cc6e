using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Server;

/// <summary>One of the five providers: how it says yes, and how it is registered.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="SuccessStatus">The documented status of success.</param>
/// <param name="SuccessBody">The documented body of success, for an id.</param>
/// <param name="Add">Registers it.</param>
internal sealed record ProviderKind(
    string Name, int SuccessStatus, Func<string, string> SuccessBody, Action<EmailProvidersBuilder, Action<EmailProviderOptions>> Add)
{
    public static ProviderKind Bsg { get; } = new(
        "bsg", 201, id => $$"""{"message_id":"{{id}}"}""", (email, set) => email.AddBsg(options => set(options)));

    public static ProviderKind Brevo { get; } = new(
        "brevo", 201, id => $$"""{"messageId":"<{{id}}@x.y>"}""", (email, set) => email.AddBrevo(options => set(options)));

    public static ProviderKind Whippy { get; } = new(
        "whippy", 201, id => $$$"""{"data":{"id":"{{{id}}}"}}""", (email, set) => email.AddWhippy(options => set(options)));

    public static ProviderKind Kaleyra { get; } = new(
        "kaleyra", 202, id => $$$"""{"data":[{"message_id":"{{{id}}}"}],"error":{}}""", (email, set) => email.AddKaleyra(options =>
        {
            options.Sid = "SID1";
            set(options);
        }));

    public static ProviderKind MailerLogic { get; } = new(
        "mailerlogic", 200, id => $$"""{"email_id":"{{id}}"}""", (email, set) => email.AddMailerLogic(options => set(options)));

    public static IReadOnlyList<ProviderKind> All { get; } = [Bsg, Brevo, Whippy, Kaleyra, MailerLogic];

    /// <summary>Whether it knows a mail again by its key.</summary>
    public bool HasKeys => this == Brevo;

    /// <summary>Another provider of another kind.</summary>
    public ProviderKind Other => All[(All.ToList().IndexOf(this) + 2) % All.Count];

    public static ProviderKind Of(string name) => All.Single(provider => provider.Name == name);

    /// <summary>The id that the library reads from the success for an id.</summary>
    public string MessageId(string id) => this == Brevo ? $"<{id}@x.y>" : id;

    public override string ToString() => Name;
}
