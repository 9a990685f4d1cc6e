using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.DependencyInjection;

/// <summary>The sizes of batches, and what a start says of those that no provider takes.</summary>
public sealed class BatchOptionsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    public void The_least_and_the_largest_are_taken(int size, int characters)
    {
        using var email = Brevo(size, characters);
        email.Provider("brevo").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_size_that_the_provider_does_not_take_is_a_fault(int size) =>
        Should.Throw<OptionsValidationException>(() => Brevo(size, characters: 1)).Failures.ShouldBe(["brevo: MaxBatchSize must be 1 to 1000; 1 sends each mail alone."]);

    [Fact]
    public void Batches_without_room_for_a_mail_are_a_fault() =>
        Should.Throw<OptionsValidationException>(() => Brevo(size: 1, characters: 0)).Failures.ShouldBe(["brevo: MaxBatchCharacters must be 1 or more."]);

    [Theory]
    [InlineData(null, "mailerlogic: BatchResultsName is missing.")]
    [InlineData(" ", "mailerlogic: BatchResultsName is missing.")]
    [InlineData("a\nb", "mailerlogic: BatchResultsName holds a line break or control character at position 1.")]
    public void A_name_that_is_no_line_of_text_is_a_fault(string? name, string fault) =>
        Should.Throw<OptionsValidationException>(() => EmailSender.Create(email => email.AddMailerLogic(options =>
        {
            options.ApiKey = "key";
            options.BatchResultsName = name!;
        }))).Failures.ShouldBe([fault]);

    [Fact]
    public void A_misspelt_option_of_configuration_is_a_fault_of_its_provider()
    {
        var settings = new Dictionary<string, string?> { ["Brevo:ApiKey"] = "key", ["Brevo:MaxBatchsSize"] = "10" };
        var services = new ServiceCollection();
        services.AddEmailProviders(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        using var provider = services.BuildServiceProvider();
        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IEmailSender>())
            .Failures.ShouldBe(["brevo: MaxBatchsSize is not an option; is it misspelt?"]);
    }

    private static EmailSender Brevo(int size, int characters) => EmailSender.Create(email => email.AddBrevo(brevo =>
    {
        brevo.ApiKey = "key";
        brevo.MaxBatchSize = size;
        brevo.MaxBatchCharacters = characters;
    }));
}
