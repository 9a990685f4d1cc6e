namespace EmailProviders.Pipeline;

/// <summary>A mail as it goes on: valid, with nothing in it that its caller can still change, and one copy for each address.</summary>
internal static class ValidMail
{
    /// <summary>That mail, or null with every fault of the one that was given.</summary>
    public static SendEmailRequest? Of(SendEmailRequest request, out IReadOnlyList<EmailFieldError> faults)
    {
        // Only what is known to be sound can be copied; and the copy is what is sent.
        faults = RequestValidator.Validate(request);
        if (faults.Count == 0 && WithoutSharedParts(request) is var own && !ReferenceEquals(own, request))
        {
            request = own;
            faults = RequestValidator.Validate(request);
        }

        return faults.Count == 0 ? RecipientDeduplication.Apply(request) : null;
    }

    private static SendEmailRequest WithoutSharedParts(SendEmailRequest request)
    {
        var isOwn = true;
        for (var index = 0; index < request.ProviderOptions.Count && isOwn; index++)
            isOwn = !request.ProviderOptions[index].HasSharedParts;
        return isOwn ? request : request with { ProviderOptions = [.. request.ProviderOptions.Select(static options => options.Copied())] };
    }
}
