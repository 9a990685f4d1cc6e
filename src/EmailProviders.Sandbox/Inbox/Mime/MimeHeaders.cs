using System.Text;

namespace EmailProviders.Sandbox.Inbox.Mime;

/// <summary>Writes header lines.</summary>
internal sealed class MimeHeaders(StringBuilder text)
{
    private const string TokenSymbols = "!#$%&'*+-.^_`|~";

    /// <param name="name">A header name; anything else is left out rather than breaking the message.</param>
    /// <param name="value">As it is to stand there.</param>
    public void Add(string name, string value)
    {
        if (name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || TokenSymbols.Contains(c, StringComparison.Ordinal)))
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }

    public void AddText(string name, string value) => Add(name, HeaderText.Unstructured(value));

    public void AddAddresses(string name, IReadOnlyList<string> addresses)
    {
        if (addresses.Count > 0)
        {
            Add(name, string.Join(",\r\n ", addresses.Select(static address => HeaderText.Mailbox(address, null))));
        }
    }
}
