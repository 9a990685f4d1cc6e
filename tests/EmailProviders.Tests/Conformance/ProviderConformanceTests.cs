using EmailProviders.Providers;

namespace EmailProviders.Tests.Conformance;

/// <summary>What every provider must do the same. A slice inherits it; one that does not makes <c>Architecture</c> red.</summary>
public abstract partial class ProviderConformanceTests<TCase>
    where TCase : ProviderCase, new()
{
    private static readonly TCase Case = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> ProbeNames()
    {
        var names = new TheoryData<string, bool>();
        foreach (var probe in RequestProbes.All)
        {
            names.Add(probe.Name, false);
            if (Case.Descriptor.Supports(EmailFeatures.Template))
                names.Add(probe.Name, true);
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(ProbeNames))]
    public async Task Each_member_reaches_the_wire_or_the_mail_is_refused(string probeName, bool withTemplate)
    {
        var probe = Probe(probeName);
        await using var harness = new ProviderHarness(Case);
        var sent = await harness.Sender.TrySendAsync(probe.Apply(Baseline(withTemplate)), Cancel);

        var lost = LostOf(probe, withTemplate);
        if (!sent.IsAccepted)
        {
            harness.Wire.Calls.Count.ShouldBe(0);
            sent.Error.Outcome.ShouldBe(SendOutcome.NotSent);
            sent.Error.Fields.ShouldContain(field => field.Field.StartsWith(probe.Member, StringComparison.Ordinal) || field.Field.Contains(probe.Member, StringComparison.Ordinal));
            return;
        }

        (lost & ~RequestFeatures.Harmless).ShouldBe(EmailFeatures.None, "the descriptor says that this cannot be carried, but it was sent");
        await ShouldBeOnWire(probe, withTemplate, harness, sent.Result, lost);
    }

    [Theory]
    [MemberData(nameof(ProbeNames))]
    public async Task What_the_descriptor_promises_is_sent(string probeName, bool withTemplate)
    {
        var probe = Probe(probeName);
        if ((LostOf(probe, withTemplate) & ~RequestFeatures.Harmless) != 0)
            return;

        await using var harness = new ProviderHarness(Case, options => options.UnsupportedFeatures = UnsupportedFeatureBehavior.Drop);
        var sent = await harness.Sender.TrySendAsync(probe.Apply(Baseline(withTemplate)), Cancel);

        sent.Error.ShouldBeNull();
        sent.IsAccepted.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(ProbeNames))]
    public async Task Dropping_sends_the_rest_and_lists_what_was_left_out(string probeName, bool withTemplate)
    {
        var probe = Probe(probeName);
        var lost = LostOf(probe, withTemplate);
        if (lost == EmailFeatures.None)
            return;

        await using var harness = new ProviderHarness(Case, options => options.UnsupportedFeatures = UnsupportedFeatureBehavior.Drop);
        var sent = await harness.Sender.TrySendAsync(probe.Apply(Baseline(withTemplate)), Cancel);

        if ((lost & RequestFeatures.Indispensable) != 0)
        {
            sent.IsAccepted.ShouldBeFalse();
            harness.Wire.Calls.Count.ShouldBe(0);
            return;
        }

        sent.Error.ShouldBeNull();
        harness.Sends.Count.ShouldBe(1);
        sent.Result!.Dropped.ShouldContain(dropped => dropped.Field.StartsWith(probe.Member, StringComparison.Ordinal));
        sent.Result.Dropped.ShouldAllBe(dropped => dropped.Reason.Length > 10);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_minimal_mail_has_nothing_empty_on_the_wire(bool withTemplate)
    {
        if (withTemplate && !Case.Descriptor.Supports(EmailFeatures.Template))
            return;

        await using var harness = new ProviderHarness(Case);
        await harness.Sender.SendAsync(Baseline(withTemplate), Cancel);

        var call = harness.Sends.ShouldHaveSingleItem();
        call.Method.ShouldBe("POST");
        call.Address.AbsolutePath.ShouldBe(withTemplate ? Case.TemplatePath : Case.SendPath);
        call.Headers[Case.Authentication.Name].ShouldBe(Case.Authentication.Value);
        call.ContentLength.ShouldBe(System.Text.Encoding.UTF8.GetByteCount(call.Body));
        foreach (var text in WireText.Of(call.Body))
            text.ShouldNotBeOneOf("", "null");
        call.Body.ShouldNotContain("[]");
        call.Body.ShouldNotContain("{}");
    }

    [Fact]
    public async Task The_providers_own_From_replaces_the_mails()
    {
        await using var harness = new ProviderHarness(Case, options => options.From = "verified@example.org");
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);

        WireText.Contains(harness.Sends[0].Body, "verified@example.org").ShouldBeTrue();
        WireText.Contains(harness.Sends[0].Body, Mails.Minimal.From.Address).ShouldBeFalse();
    }

    [Fact]
    public async Task Extras_of_other_providers_are_harmless()
    {
        await using var harness = new ProviderHarness(Case);
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        await harness.Sender.SendAsync(Mails.Minimal with { ProviderOptions = [new ForeignSendOptions()] }, Cancel);

        harness.Sends[1].Body.ShouldBe(harness.Sends[0].Body);
    }

    public static TheoryData<string> ExtrasMembers() => [.. Case.ExtrasProbes.Select(probe => probe.Member)];

    [Fact]
    public void Every_extra_has_a_probe() =>
        Case.ExtrasProbes.Select(probe => probe.Member).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            Case.ExtrasType.GetProperties().Where(property => property.DeclaringType == Case.ExtrasType && property.Name != "EqualityContract")
                .Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_extra_reaches_the_wire()
    {
        await using var harness = new ProviderHarness(Case);
        foreach (var probe in Case.ExtrasProbes)
        {
            await harness.Sender.SendAsync(Mails.Minimal with { ProviderOptions = [probe.Extras] }, Cancel);
            foreach (var text in probe.OnWire)
                WireText.Contains(harness.Sends[^1].Body, text).ShouldBeTrue($"{probe.Member}: \"{text}\" is not in {harness.Sends[^1].Body}");
        }
    }

    [Fact]
    public async Task A_result_carries_the_providers_id_and_one_attempt()
    {
        await using var harness = new ProviderHarness(Case);
        var result = await harness.Sender.SendAsync(Mails.Minimal, Cancel);

        result.Provider.ShouldBe(Case.Descriptor.Name);
        result.MessageId.ShouldBe(Case.SuccessId);
        result.Receipts.ShouldHaveSingleItem().Recipients.ShouldBe(Mails.Minimal.To);
        var attempt = result.Attempts.ShouldHaveSingleItem();
        attempt.Outcome.ShouldBe(SendOutcome.Accepted);
        attempt.StatusCode.ShouldBe(Case.Success.Status);
        attempt.BodyStarted.ShouldBeTrue();
        result.IdempotencyKey.ShouldBe(Case.Descriptor.Supports(EmailFeatures.Idempotency) ? Mails.Key : null);
    }

    private static RequestProbe Probe(string name) => RequestProbes.All.Single(probe => probe.Name == name);

    private static SendEmailRequest Baseline(bool withTemplate) => withTemplate ? Mails.Templated : Mails.Minimal;

    // What the provider's descriptor says it cannot carry of a probe.
    private static EmailFeatures LostOf(RequestProbe probe, bool withTemplate) =>
        (withTemplate ? probe.FeatureWithTemplate ?? probe.Feature : probe.Feature) & ~(Case.Descriptor.Native | Case.Descriptor.Emulated);

    private static async Task ShouldBeOnWire(
        RequestProbe probe, bool withTemplate, ProviderHarness harness, SendEmailResult result, EmailFeatures lost)
    {
        var body = harness.Sends.ShouldHaveSingleItem().Body;
        if (probe.Contrast is { } contrast)
        {
            await harness.Sender.SendAsync(Baseline(withTemplate), Cancel);
            harness.Sends[1].Body.ShouldNotBe(body, "it makes no difference on the wire");
            await harness.Sender.SendAsync(contrast(Baseline(withTemplate)), Cancel);
            harness.Sends[2].Body.ShouldNotBe(body, "both values look the same on the wire");
            return;
        }

        var missing = probe.OnWire.Where(text => !WireText.Contains(body, text)).ToList();
        if (missing.Count > 0)
            result.Dropped.ShouldContain(dropped => dropped.Field.StartsWith(probe.Member, StringComparison.Ordinal), $"\"{string.Join("\", \"", missing)}\" is neither on the wire nor listed: {body}");
    }

    private sealed record ForeignSendOptions : ProviderSendOptions
    {
        public string Text { get; init; } = "foreign";
    }
}
