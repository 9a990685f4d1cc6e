namespace EmailProviders.Whippy;

/// <summary>A channel that a new contact is opted in to: an item of <c>opt_in_to</c>. Give the id, the phone or both.</summary>
public sealed record WhippyOptIn
{
    /// <summary><c>id</c>: the channel's id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary><c>phone</c>: the channel's number. Not with <see cref="WhippyOptInFormat.ChannelIds"/>.</summary>
    public string? Phone { get; init; }

    /// <summary>The type's name only.</summary>
    public override string ToString() => nameof(WhippyOptIn);
}
