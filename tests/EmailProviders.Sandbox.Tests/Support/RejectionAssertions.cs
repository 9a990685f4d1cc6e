namespace EmailProviders.Sandbox.Tests.Support;

/// <summary>What a rejection of a POST says, apart from its id, time, request and answer.</summary>
internal static class RejectionAssertions
{
    public static void ShouldSay(this SandboxRejection rejection, string? provider, string path, int status, string reason) =>
        (rejection.Provider, rejection.Method, rejection.Path, rejection.Status, rejection.Reason).ShouldBe((provider, "POST", path, status, reason));
}
