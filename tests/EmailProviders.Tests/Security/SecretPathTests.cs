using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.Kaleyra;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>Kaleyra's account id stands in its path. A handler of the application sees a placeholder, before and after the call.</summary>
public sealed class SecretPathTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_secret_in_a_path_is_seen_by_the_server_alone(bool fails)
    {
        var seen = new List<string>();
        await using var harness = new ProviderHarness(
            new KaleyraCase(),
            answer: fails ? _ => throw new HttpRequestException("broken") : null,
            services: services => services.AddHttpClient("EmailProviders.kaleyra").AddHttpMessageHandler(() => new Watcher(seen)));
        await harness.Sender.TrySendAsync(Mails.Minimal, TestContext.Current.CancellationToken);

        seen.ShouldBe(["/v1/SID/email", "/v1/SID/email"]);
        harness.Sends.ShouldHaveSingleItem().Address.AbsolutePath.ShouldBe(new KaleyraCase().SendPath);
    }

    private sealed class Watcher(List<string> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.RequestUri!.AbsolutePath);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                seen.Add(request.RequestUri!.AbsolutePath);
            }
        }
    }
}
