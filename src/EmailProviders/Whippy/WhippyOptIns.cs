using System.Text.Json.Nodes;
using EmailProviders.Providers;

namespace EmailProviders.Whippy;

/// <summary>The channels of <c>opt_in_to</c>, in the shape that the options say.</summary>
internal static class WhippyOptIns
{
    private const string Field = "WhippySendOptions.OptInTo";

    /// <summary>The list, or null where it is empty.</summary>
    public static JsonArray? ToWire(OutgoingEmail mail, WhippyOptions options, WhippySendOptions? extras)
    {
        if (extras is not { OptInTo: { Count: > 0 } channels })
            return null;

        var wire = new JsonArray();
        for (var index = 0; index < channels.Count; index++)
        {
            var field = $"{Field}[{index}]";
            JsonNode? channel = options.OptInToFormat == WhippyOptInFormat.ChannelIds
                ? IdOf(mail, channels[index], field)
                : ObjectOf(mail, channels[index], field);
            wire.Add(channel);
        }

        return wire;
    }

    private static JsonValue? IdOf(OutgoingEmail mail, WhippyOptIn channel, string field)
    {
        if (string.IsNullOrEmpty(channel.Id))
            mail.Refuse(EmailErrorKind.InvalidRequest, field + ".Id", "is missing; OptInToFormat in the options of Whippy says ids.");
        if (!string.IsNullOrEmpty(channel.Phone))
            mail.Unsupported(field + ".Phone", "OptInToFormat in the options of Whippy says ids alone.");
        return JsonValue.Create(channel.Id);
    }

    private static JsonObject ObjectOf(OutgoingEmail mail, WhippyOptIn channel, string field)
    {
        if (string.IsNullOrEmpty(channel.Id) && string.IsNullOrEmpty(channel.Phone))
            mail.Refuse(EmailErrorKind.InvalidRequest, field, "names no channel; give its Id or its Phone.");

        var wire = new JsonObject();
        if (!string.IsNullOrEmpty(channel.Id))
            wire["id"] = channel.Id;
        if (!string.IsNullOrEmpty(channel.Phone))
            wire["phone"] = channel.Phone;
        return wire;
    }
}
