using System.Globalization;
using System.Text.Json.Nodes;
using EmailProviders.Bsg;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Bsg;

/// <summary>What BSG is sent, against the schemas of its OpenAPI document ("One-API" 2.0: names, types and limits; read 2026-11-23).</summary>
public sealed class BsgSchemaTests
{
    private static readonly JsonObject Schemas = JsonNode.Parse(
        File.ReadAllText(Repository.PathOf("tests", "EmailProviders.Tests", "Bsg", "openapi-schemas.json")))!.AsObject();

    public static TheoryData<string> Goldens() => ["minimal", "unicode", "everything", "attachments", "page-sample", "both-spellings"];

    [Theory]
    [MemberData(nameof(Goldens))]
    public void A_mail_fits_the_schema(string golden)
    {
        var problems = Problems("SendEmail", Golden(golden));
        // The document requires content_type where BSG's page names contentType: the option InlineContentType decides.
        problems.Where(problem => problem != "inlines[0].content_type is missing").ShouldBeEmpty();
        if (golden == "both-spellings")
            problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("template")]
    [InlineData("openapi-template")]
    public void A_mail_with_a_template_fits_the_schema(string golden) => Problems("SendTemplateEmail", Golden(golden)).ShouldBeEmpty();

    [Fact]
    public async Task The_log_in_fits_the_schema()
    {
        await using var harness = new ProviderHarness(new BsgCase());
        await harness.Sender.SendAsync(Mails.Minimal, TestContext.Current.CancellationToken);
        var login = harness.Wire.Calls[0];
        login.Address.AbsolutePath.ShouldBe("/api/auth/login");
        Problems("LoginRequest", JsonNode.Parse(login.Body)!).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"to":[],"from":"a@b.c","subject":"","htmlbody":"x"}""", "to has under 1 items", "subject has under 1 characters")]
    [InlineData("""{"to":["a@b.c","a@b.c"],"from":1,"htmlbody":"x"}""", "subject is missing", "to has an item twice", "from is no string")]
    public void The_check_can_fail(string json, params string[] expected) => Problems("SendEmail", JsonNode.Parse(json)!).Order().ShouldBe(expected.Order());

    [Theory]
    [InlineData(49, true)]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public async Task M3_the_limits_are_those_of_the_schema(int recipients, bool isSent)
    {
        await using var harness = new ProviderHarness(new BsgCase());
        var mail = Mails.Minimal with { To = [.. Enumerable.Range(0, recipients).Select(index => new EmailAddress($"a{index}@example.com"))] };
        var sent = await harness.Sender.TrySendAsync(mail, TestContext.Current.CancellationToken);
        sent.IsAccepted.ShouldBe(isSent);
        harness.Wire.Calls.Count.ShouldBe(isSent ? 2 : 0);
        BsgDefaults.Descriptor.Limits.MaxTo.ShouldBe((int)Schemas["SendEmail"]!["properties"]!["to"]!["maxItems"]!);
    }

    private static JsonNode Golden(string name) => JsonNode.Parse(
        File.ReadAllText(Repository.PathOf("tests", "EmailProviders.Tests", "Bsg", "Golden", name + ".json")))!;

    private static List<string> Problems(string schema, JsonNode value) => [.. Check(Schemas[schema]!.AsObject(), value, "")];

    private static IEnumerable<string> Check(JsonObject schema, JsonNode? value, string path)
    {
        if (schema["$ref"] is { } reference)
            return Check(Schemas[((string)reference!).Split('/')[^1]]!.AsObject(), value, path);
        return (string?)schema["type"] switch
        {
            "object" => value is JsonObject members ? CheckObject(schema, members, path) : [$"{path} is no object"],
            "array" => value is JsonArray items ? CheckArray(schema, items, path) : [$"{path} is no array"],
            "string" => value is JsonValue text && text.TryGetValue<string>(out var read) ? CheckText(schema, read, path) : [$"{path} is no string"],
            "integer" => value is JsonValue number && number.TryGetValue<long>(out _) ? [] : [$"{path} is no integer"],
            _ => [],
        };
    }

    private static IEnumerable<string> CheckObject(JsonObject schema, JsonObject members, string path)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        var known = schema["properties"]?.AsObject() ?? [];
        var required = schema["required"]?.AsArray().Select(name => (string)name!).ToList() ?? [];
        foreach (var name in required.Where(name => !members.ContainsKey(name)))
            yield return $"{prefix}{name} is missing";

        foreach (var (name, value) in members)
        {
            var member = known[name]?.AsObject() ?? schema["additionalProperties"] as JsonObject ?? (required.Contains(name) ? [] : null);
            foreach (var problem in member is null ? [$"{prefix}{name} is unknown"] : Check(member, value, prefix + name))
                yield return problem;
        }
    }

    private static IEnumerable<string> CheckArray(JsonObject schema, JsonArray items, string path)
    {
        if (items.Count < (int?)schema["minItems"])
            yield return string.Create(CultureInfo.InvariantCulture, $"{path} has under {schema["minItems"]} items");
        if (items.Count > (int?)schema["maxItems"])
            yield return string.Create(CultureInfo.InvariantCulture, $"{path} has over {schema["maxItems"]} items");
        if ((bool?)schema["uniqueItems"] == true && items.Select(item => item!.ToJsonString()).Distinct().Count() < items.Count)
            yield return $"{path} has an item twice";
        for (var index = 0; index < items.Count; index++)
        {
            foreach (var problem in Check(schema["items"]!.AsObject(), items[index], $"{path}[{index}]"))
                yield return problem;
        }
    }

    private static IEnumerable<string> CheckText(JsonObject schema, string text, string path)
    {
        if (text.Length < (int?)schema["minLength"])
            yield return $"{path} has under {schema["minLength"]} characters";
        if (text.Length > (int?)schema["maxLength"])
            yield return $"{path} has over {schema["maxLength"]} characters";
    }
}
