using System.Text;

namespace EmailProviders.FaultTests.Failover;

/// <summary>Bodies that no provider documents, some of them almost right.</summary>
internal static class Junk
{
    private static readonly string[] Shapes =
    [
        "", "null", "[]", "{}", "0", "true", "\"x\"", "{", "[[[[", "{\"error\":", "\uFEFF{}", "{\"code\":{}}", "{\"code\":12}", "{\"code\":\"no_such_code\"}",
        "{\"error\":{\"code\":[1]}}", "{\"error\":\"x\"}", "{\"error\":99}", "{\"error\":1e999}", "{\"errors\":[null]}", "{\"errors\":{\"to\":{\"a\":[[\"b\"]]}}}",
        "{\"errors\":[{\"description\":1}]}", "{\"data\":\"x\",\"error\":[]}", "{\"data\":[],\"error\":\"\"}", "{\"message\":\"\\ud800\"}", "{\"code\":\"\\udfff\"}",
        "{\"messageId\":[1,2]}", "{\"message_id\":{}}", "{\"email_id\":1}", "{\"data\":{\"id\":{}}}", "{\"code\":\"a\",\"code\":\"b\"}", "<html>502</html>",
    ];

    public static string Of(Random random) => random.Next(4) switch
    {
        0 => Letters(random),
        1 => $$$"""{"code":"{{{Letters(random)}}}","message":"{{{Letters(random)}}}","error":{"code":"E{{{random.Next(100_000)}}}"}}""",
        2 => string.Concat(Enumerable.Repeat("[", random.Next(1, 200))),
        _ => Shapes[random.Next(Shapes.Length)],
    };

    private static string Letters(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(0, 40); length > 0; length--)
            text.Append((char)random.Next(' ', '~'));
        return text.ToString();
    }
}
