namespace EmailProviders.Whippy;

/// <summary>What an item of <c>opt_in_to</c> is in Whippy's JSON.</summary>
public enum WhippyOptInFormat
{
    /// <summary>An object, <c>{"id": …, "phone": …}</c>: Whippy's page says objects, a third party's description names the members.</summary>
    Objects,

    /// <summary>The channel's id as text, as in Whippy's own MCP server.</summary>
    ChannelIds,
}
