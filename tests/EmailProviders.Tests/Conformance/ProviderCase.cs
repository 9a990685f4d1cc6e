using EmailProviders.Providers;
using Microsoft.Extensions.Primitives;

namespace EmailProviders.Tests.Conformance;

/// <summary>What the shared suites need to know of one provider. Each provider's test folder has one.</summary>
public abstract class ProviderCase
{
    /// <summary>The id under which the template "welcome" is known to the provider.</summary>
    public const string TemplateName = "welcome";

    public abstract EmailProviderDescriptor Descriptor { get; }

    /// <summary>The path of the send call, and of the template call where it is another one.</summary>
    public abstract string SendPath { get; }

    public virtual string TemplatePath => SendPath;

    /// <summary>The provider's id of <see cref="TemplateName"/>.</summary>
    public virtual string TemplateId => "42";

    /// <summary>The provider's documented success.</summary>
    public abstract (int Status, string Body) Success { get; }

    /// <summary>The id in <see cref="Success"/>.</summary>
    public abstract string SuccessId { get; }

    /// <summary>The extras, each with every member set, and the text that must be on the wire for each member.</summary>
    public abstract IReadOnlyList<ExtrasProbe> ExtrasProbes { get; }

    /// <summary>The type of the extras.</summary>
    public abstract Type ExtrasType { get; }

    /// <summary>Extras with everything set, for the golden file "everything"; null where there are none.</summary>
    public abstract ProviderSendOptions? EverythingExtras { get; }

    /// <summary>The header that carries the key, and its value for the key "test-key".</summary>
    public abstract (string Name, string Value) Authentication { get; }

    /// <summary>The type of the options.</summary>
    public abstract Type OptionsType { get; }

    /// <summary>A source of changes for the options of the provider's own name.</summary>
    public abstract object ChangeSource(Func<IChangeToken> token);

    /// <summary>Adds the provider under a name.</summary>
    public abstract void Add(EmailProvidersBuilder builder, string name, Action<EmailProviderOptions> configure);

    /// <summary>Sets what the provider needs beyond the common options.</summary>
    public virtual void SetRequired(EmailProviderOptions options)
    {
    }

    /// <summary>Answers calls that are not sends, such as a log-in; null for the others.</summary>
    internal virtual HttpResponseMessage? AnswerOther(RecordedCall call) => null;
}

/// <summary>One member of a provider's extras.</summary>
/// <param name="Member">Its name.</param>
/// <param name="Extras">Extras with the member set.</param>
/// <param name="OnWire">Texts that must then be on the wire.</param>
public sealed record ExtrasProbe(string Member, ProviderSendOptions Extras, params string[] OnWire);
