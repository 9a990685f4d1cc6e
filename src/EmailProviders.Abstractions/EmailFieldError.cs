namespace EmailProviders;

/// <summary>One field of a request at fault.</summary>
/// <param name="Field">The member of <see cref="SendEmailRequest"/>, with an index where it is a list: <c>To[1]</c>.</param>
/// <param name="Problem">What is wrong with it and what to do, without its value.</param>
public sealed record EmailFieldError(string Field, string Problem)
{
    /// <summary>The field and its problem.</summary>
    public override string ToString() => $"{Field}: {Problem}";
}
