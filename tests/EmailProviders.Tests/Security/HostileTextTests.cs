using EmailProviders.Sandbox;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>
/// No text with a line break, a control character or half a character reaches a header-like place of any provider: not by a constructor, not by
/// <c>with</c>, not out of JSON. A server listens and hears nothing.
/// </summary>
public sealed class HostileTextTests : IAsyncLifetime
{
    private EmailSandbox _sandbox = null!;
    private EmailSender _sender = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string[] Providers => ["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"];

    public static TheoryData<string> Places() => [.. TextPlace.All.Select(place => place.Name)];

    public async ValueTask InitializeAsync()
    {
        _sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        _sender = EmailSender.Create(email => email.AddAllTo(_sandbox));
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public void Every_type_that_takes_a_callers_text_is_walked()
    {
        Type[] results =
        [
            typeof(SendEmailResult), typeof(EmailReceipt), typeof(EmailError), typeof(EmailFieldError), typeof(DroppedField), typeof(SendEmailAttempt), typeof(RecipientOutcome),
            typeof(EmailProviderDescriptor), typeof(EmailFeatureNote),
        ];
        TypesNotWalked(TextPlace.TypesWithTexts(), results).ShouldBeEmpty();
        TypesNotWalked([typeof(SendEmailResult)], []).ShouldHaveSingleItem();
        TextPlace.All.Count.ShouldBeGreaterThanOrEqualTo(35);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_harmless_text_in_the_same_place_is_not_what_is_refused(string name)
    {
        var mail = Find(name).Put(Find(name).Seed);
        foreach (var provider in Providers)
            (await _sender.Provider(provider).TrySendAsync(mail, Cancel)).Error?.Outcome.ShouldBe(SendOutcome.NotSent);
        _sandbox.Rejections.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task S1_a_text_that_breaks_its_line_is_refused(string name)
    {
        var place = Find(name);
        IEnumerable<string> characters = place.IsBody ? ["\0"] : HostileCharacters.OfLines;
        foreach (var character in characters.Concat(HostileCharacters.Halves))
            await ShouldRefuse(place, place.Put, character);
        await ServerShouldHaveHeardNothing();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task S1_a_text_out_of_JSON_is_refused_too(string name)
    {
        var place = Find(name);
        if (place.PutThroughJson is not { } put)
            return;

        foreach (var character in place.IsBody ? ["\0"] : HostileCharacters.OfLines)
            await ShouldRefuse(place, put, character);
        await ServerShouldHaveHeardNothing();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task S1_a_name_or_label_that_deceives_is_refused(string name)
    {
        var place = Find(name);
        if (place.IsBody || place.IsLine)
            return;

        foreach (var character in HostileCharacters.Deceptive)
            await ShouldRefuse(place, place.Put, character);
        await ServerShouldHaveHeardNothing();
    }

    [Theory]
    [InlineData("bsg")]
    [InlineData("brevo")]
    [InlineData("whippy")]
    [InlineData("kaleyra")]
    [InlineData("mailerlogic")]
    public async Task S11_a_body_arrives_to_the_letter(string provider)
    {
        var text = "{{name}} {{params.name}} {% if a %} https://example.com/a.pdf "
            + string.Concat(HostileCharacters.OfLines.Skip(1)) + string.Concat(HostileCharacters.Deceptive) + " aHR0cHM6Ly9leGFtcGxlLmNvbS9h";
        var mail = Mails.Minimal with { TextBody = text, HtmlBody = null, Subject = "{{name}} {{params.name}}" };
        await _sender.Provider(provider).SendAsync(mail, Cancel);

        var arrived = _sandbox.Mails.ShouldHaveSingleItem();
        arrived.Text.ShouldBe(text);
        arrived.Subject.ShouldBe(mail.Subject);
        arrived.Parameters.ShouldBeEmpty();
    }

    private static IEnumerable<Type> TypesNotWalked(IEnumerable<Type> types, IReadOnlyCollection<Type> results) =>
        types.Where(type => !TextPlace.IsWalked(type) && !results.Contains(type) && !type.IsAssignableTo(typeof(EmailProviderOptions)) && type != typeof(EmailProvidersOptions));

    private static TextPlace Find(string name) => TextPlace.All.Single(place => place.Name == name);

    private async Task ShouldRefuse(TextPlace place, Func<string, SendEmailRequest> put, string character)
    {
        foreach (var text in place.With(character))
        {
            SendEmailRequest mail;
            try
            {
                mail = put(text);
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException)
            {
                exception.Message.Contains(character, StringComparison.Ordinal).ShouldBeFalse();
                continue;
            }

            foreach (var provider in Providers)
            {
                var error = (await _sender.Provider(provider).TrySendAsync(mail, Cancel)).Error;
                error.ShouldNotBeNull();
                (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.InvalidRequest, SendOutcome.NotSent));
                new EmailSendException(error).ToString().Contains(character, StringComparison.Ordinal).ShouldBeFalse();
            }
        }
    }

    private async Task ServerShouldHaveHeardNothing()
    {
        _sandbox.Mails.ShouldBeEmpty();
        _sandbox.Rejections.ShouldBeEmpty();

        // It does listen.
        await _sender.Provider("brevo").SendAsync(Mails.Minimal with { IdempotencyKey = null }, Cancel);
        _sandbox.Mails.ShouldHaveSingleItem();
    }
}
