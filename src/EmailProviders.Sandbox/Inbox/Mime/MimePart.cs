using System.Security.Cryptography;
using System.Text;

namespace EmailProviders.Sandbox.Inbox.Mime;

/// <summary>A part of a message: content, or parts in their turn.</summary>
internal abstract class MimePart
{
    /// <summary>Writes headers, a blank line and the content.</summary>
    public abstract void Write(StringBuilder text);

    public static MimePart Text(string type, string content) => new Leaf($"{type}; charset=utf-8", Encoding.UTF8.GetBytes(content));

    public static MimePart File(string type, ReadOnlyMemory<byte> content, params (string Name, string Value)[] headers) => new Leaf(type, content, headers);

    /// <summary>A part that says where its content is (RFC 2017): the sandbox fetches nothing.</summary>
    public static MimePart External(string url) => new Reference(url);

    /// <summary>The parts under one roof; a part that is alone needs none.</summary>
    public static MimePart Of(string subtype, params IReadOnlyList<MimePart> parts) => parts.Count == 1 ? parts[0] : new Multipart(subtype, parts);

    private sealed class Leaf(string type, ReadOnlyMemory<byte> content, params (string Name, string Value)[] headers) : MimePart
    {
        public override void Write(StringBuilder text)
        {
            var lines = new MimeHeaders(text);
            lines.Add("Content-Type", type);
            lines.Add("Content-Transfer-Encoding", "base64");
            foreach (var (name, value) in headers)
            {
                lines.Add(name, value);
            }

            text.Append("\r\n").Append(Convert.ToBase64String(content.Span, Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
        }
    }

    private sealed class Reference(string url) : MimePart
    {
        public override void Write(StringBuilder text)
        {
            new MimeHeaders(text).Add("Content-Type", "message/external-body; access-type=URL;\r\n " + HeaderText.Parameter("URL", url));
            text.Append("\r\nContent-Type: application/octet-stream\r\n\r\n");
        }
    }

    private sealed class Multipart(string subtype, IReadOnlyList<MimePart> parts) : MimePart
    {
        private readonly string boundary = "=_" + RandomNumberGenerator.GetHexString(24, lowercase: true);

        public override void Write(StringBuilder text)
        {
            new MimeHeaders(text).Add("Content-Type", $"multipart/{subtype};\r\n boundary=\"{boundary}\"");
            text.Append("\r\n");
            foreach (var part in parts)
            {
                text.Append("--").Append(boundary).Append("\r\n");
                part.Write(text);
            }

            text.Append("--").Append(boundary).Append("--\r\n");
        }
    }
}
