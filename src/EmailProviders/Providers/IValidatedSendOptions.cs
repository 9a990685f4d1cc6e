namespace EmailProviders.Providers;

/// <summary>Extras of one provider that hold texts. They are checked with the mail, whichever provider it goes to.</summary>
internal interface IValidatedSendOptions
{
    /// <summary>Reports each text that cannot go where it would.</summary>
    void Validate(RequestFaults faults);
}
