using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Faults;

/// <summary>Scripted statuses and rate limits, in each provider's own words.</summary>
public sealed class FaultRefusalTests : FaultTests
{
    private static readonly int[] Statuses = [400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 599];

    public static MatrixTheoryData<string, int> EveryStatus => new(Providers, Statuses);

    public static TheoryData<string, int, string> Shapes => new()
    {
        { "bsg", 401, """{ "message": "Unauthenticated." }""" },
        { "bsg", 404, """{ "message": "Not Found", "errors": [] }""" },
        { "bsg", 422, """{ "message": "The given data was invalid.", "errors": [] }""" },
        { "bsg", 429, """{ "message": "Too many duplicate request detected" }""" },
        { "bsg", 503, """{ "message": "Service Unavailable" }""" },
        { "brevo", 400, """{ "code": "bad_request", "message": "Bad Request" }""" },
        { "brevo", 401, """{ "code": "unauthorized", "message": "Unauthorized" }""" },
        { "brevo", 402, """{ "code": "not_enough_credits", "message": "Payment Required" }""" },
        { "brevo", 403, """{ "code": "permission_denied", "message": "Forbidden" }""" },
        { "brevo", 404, """{ "code": "document_not_found", "message": "Not Found" }""" },
        { "brevo", 409, """{ "code": "duplicate_request", "message": "Conflict" }""" },
        { "brevo", 422, """{ "code": "unprocessable_entity", "message": "Unprocessable Entity" }""" },
        { "brevo", 429, """{ "code": "too_many_requests", "message": "Too Many Requests" }""" },
        { "brevo", 500, """{ "code": "internal_error", "message": "Internal Server Error" }""" },
        { "whippy", 401, """{ "errors": [{ "description": "Not authenticated" }], "status": 401 }""" },
        { "whippy", 429, """{ "errors": [{ "description": "Too Many Requests" }], "status": 429 }""" },
        { "whippy", 599, """{ "errors": [{ "description": "Status 599" }], "status": 599 }""" },
        {
            "kaleyra", 400,
            """{ "error": { "code": "E12507", "type": "Invalid Input", "parameter": "request", "message": "Email request is invalid" } }"""
        },
        {
            "kaleyra", 401,
            """
            {
              "code": "RBC201",
              "message": "Incorrect SID or API key.",
              "data": [],
              "error": { "body": "Incorrect SID or API key.", "error": "api key details not found in the DB search" }
            }
            """
        },
        {
            "kaleyra", 403,
            """{ "error": { "code": "E14518", "type": "Limit Exceeded", "parameter": "channel", "message": "Email channel is inactive" } }"""
        },
        {
            "kaleyra", 404,
            """
            {
              "code": "RBC001",
              "message": "Incorrect SID or API key.",
              "data": [],
              "error": { "body": "Incorrect SID or API key.", "error": "record not found" }
            }
            """
        },
        {
            "kaleyra", 503,
            """
            {
              "code": "503",
              "message": "Service Unavailable",
              "data": [],
              "error": { "body": "Service Unavailable", "error": "Service Unavailable" }
            }
            """
        },
        { "mailerlogic", 401, """{ "error": "unauthorized", "message": "Invalid API key." }""" },
        { "mailerlogic", 403, """{ "error": "forbidden", "message": "Forbidden", "reason": "suspended" }""" },
        { "mailerlogic", 404, """{ "error": "not_found", "message": "Not Found" }""" },
        { "mailerlogic", 429, """{ "error": "rate_limit_exceeded", "message": "Too Many Requests" }""" },
        { "mailerlogic", 500, """{ "error": "internal_error", "message": "Internal Server Error" }""" },
    };

    [Theory]
    [MemberData(nameof(EveryStatus))]
    public async Task A_status_refuses_one_good_call(string provider, int status)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Status(status));

        var reply = await SendAsync(provider);

        reply.Status.ShouldBe(status);
        reply.ContentType.ShouldBe("application/json");
        Sandbox.Mails.ShouldBeEmpty();
        Sandbox.Rejections.ShouldHaveSingleItem().ShouldSay(provider, PathOf(provider), status, $"fault: Status({status})");
        (await SendAsync(provider)).Status.ShouldBe(SuccessOf(provider));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_status_has_the_providers_shape(string provider, int status, string json)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Status(status));

        (await SendAsync(provider)).ShouldBeExactly(status, json);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_status_comes_before_authentication_and_validation(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Status(503));

        (await PostAsync(PathOf(provider), "no json")).Status.ShouldBe(503);
    }

    [Theory]
    [InlineData("bsg", "Retry-After=3")]
    [InlineData("brevo", "x-sib-ratelimit-limit=1000;x-sib-ratelimit-remaining=0;x-sib-ratelimit-reset=3")]
    [InlineData("whippy", "Retry-After=3")]
    [InlineData("kaleyra", "Retry-After=3")]
    [InlineData("mailerlogic", "X-RateLimit-Limit=600;X-RateLimit-Remaining=0;X-RateLimit-Reset=1775390403")]
    public async Task A_rate_limit_has_the_providers_headers_in_whole_seconds(string provider, string headers)
    {
        Sandbox.Faults(provider).Next(SandboxFault.RateLimit(TimeSpan.FromSeconds(2.5)));

        var reply = await SendAsync(provider);

        reply.Status.ShouldBe(429);
        reply.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}={header.Value}").Order().ShouldBe(headers.Split(';'));
        Sandbox.Rejections.ShouldHaveSingleItem().Reason.ShouldBe("fault: RateLimit(00:00:02.5000000)");
        Sandbox.Mails.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_rate_limit_and_a_bare_429_differ_in_the_headers_only(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.RateLimit(Second));
        Sandbox.Faults(provider).Next(SandboxFault.Status(429));

        var limited = await SendAsync(provider);
        var bare = await SendAsync(provider);

        limited.Text.ShouldBe(bare.Text);
        bare.Headers.Keys.ShouldBe(["Date"]);
    }
}
