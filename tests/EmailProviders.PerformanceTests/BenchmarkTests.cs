using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Micro;

namespace EmailProviders.PerformanceTests;

/// <summary>The benchmarks find the steps that they measure, which they know by name only.</summary>
public sealed class BenchmarkTests
{
    public static TheoryData<string> Providers => AllocationTests.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public void Mapping_and_serialisation_of_each_provider_can_be_measured(string name)
    {
        var provider = Gauge.Find(name);
        var mail = SampleMails.Small with { IdempotencyKey = "01234567-89ab-cdef-0123-456789abcdef" };

        SliceSteps.Mapping(provider, mail)().GetType().Name.ShouldEndWith("SendEmailRequest");
        SliceSteps.MappingAndSerialisation(provider, mail)().ShouldBe(provider.Body(mail).Length);
    }
}
