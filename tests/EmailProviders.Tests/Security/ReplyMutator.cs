using System.Text;

namespace EmailProviders.Tests.Security;

/// <summary>Spoils good answers, always in the same order for the same seed.</summary>
internal sealed class ReplyMutator(int seed, IReadOnlyList<byte[]> originals)
{
    private static readonly int[] Statuses = [200, 200, 201, 202, 202, 204, 299, 301, 400, 400, 401, 402, 403, 404, 409, 413, 422, 422, 429, 500, 502, 503, 599];

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "null", "true", "-0", "1e999", "-1e-999", "NaN", "Infinity", "123456789012345678901234567890", "\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[]]",
            "{\"code\":{\"code\":1}}", "\"code\":", "\"error\":{", "\"message\":[", "\"errors\":[{},1,null,\"x\",[\"y\"]]", ",", ":", "{", "}", "[", "]", "\"", "\\", "//", "/*", "\uFEFF", "\u2028",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00],
    ];

    private readonly Random _random = new(seed);

    public (int Status, byte[] Body) Next()
    {
        var body = new List<byte>(originals[_random.Next(originals.Count)]);
        for (var mutations = _random.Next(0, 5); mutations > 0; mutations--)
            Mutate(body);
        if (_random.Next(50) == 0)
            Nest(body);
        return (Statuses[_random.Next(Statuses.Length)], [.. body]);
    }

    private void Mutate(List<byte> body)
    {
        var place = _random.Next(body.Count + 1);
        switch (_random.Next(6))
        {
            case 0:
                body.InsertRange(place, Tokens[_random.Next(Tokens.Length)]);
                break;
            case 1:
                body.RemoveRange(place, Math.Min(_random.Next(1, 8), body.Count - place));
                break;
            case 2 when place < body.Count:
                body[place] ^= (byte)(1 << _random.Next(8));
                break;
            case 3:
                body.RemoveRange(place, body.Count - place);
                break;
            case 4:
                body.InsertRange(place, body.GetRange(_random.Next(body.Count + 1) is var from ? from : 0, _random.Next(body.Count - from + 1)));
                break;
            default:
                ReplaceValue(body, place);
                break;
        }
    }

    // What stands behind a colon becomes something else, the rest stays good JSON: the mapper, not the parser, must cope.
    private void ReplaceValue(List<byte> body, int place)
    {
        var colon = body.IndexOf((byte)':', Math.Min(place, body.Count));
        if (colon < 0)
            return;

        var end = body.FindIndex(colon, value => value is (byte)',' or (byte)'}' or (byte)']');
        if (end > colon)
            body.RemoveRange(colon + 1, end - colon - 1);
        body.InsertRange(colon + 1, Tokens[_random.Next(15)]);
    }

    private void Nest(List<byte> body)
    {
        var depth = _random.Next(1, 2_000);
        body.InsertRange(0, Enumerable.Repeat((byte)'[', depth));
        body.AddRange(Enumerable.Repeat((byte)']', depth));
    }
}
