using System.Globalization;
using System.Text.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Json;

/// <summary>
/// Reads the members of one JSON object by name, collecting faults instead of stopping at the first.
/// What nobody asked for is unknown: see <see cref="RefuseUnknown"/>.
/// </summary>
internal sealed class ObjectReader
{
    private readonly JsonElement element;
    private readonly string path;
    private readonly List<Fault> faults;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<ObjectReader> children = [];

    private ObjectReader(JsonElement element, string path, List<Fault> faults)
    {
        this.element = element;
        this.path = path;
        this.faults = faults;
    }

    public IReadOnlyList<Fault> Faults => faults;

    /// <returns>A reader of the root; when the root is no object, a reader of nothing with that fault.</returns>
    public static ObjectReader Root(JsonElement root)
    {
        var faults = new List<Fault>();
        if (root.ValueKind == JsonValueKind.Object)
        {
            return new ObjectReader(root, "", faults);
        }

        faults.Add(new Fault("", FaultKind.WrongType, "must be a JSON object"));
        return new ObjectReader(default, "", faults);
    }

    public void Fault(string name, FaultKind kind, string problem) => faults.Add(new Fault(PathOf(name), kind, problem));

    /// <summary>True when the member is there with a value other than null.</summary>
    public bool Has(string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null;

    public string? Text(string name, Need need = Need.Optional)
    {
        if (Take(name, JsonValueKind.String, "a string", need) is not { } value)
        {
            return null;
        }

        var text = value.GetString();
        if (need == Need.Required && string.IsNullOrEmpty(text))
        {
            Fault(name, FaultKind.Empty, "must not be empty");
            return null;
        }

        return text;
    }

    public bool? Flag(string name)
    {
        if (Take(name, Need.Optional) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(name, FaultKind.WrongType, "must be a boolean");
        return null;
    }

    public long? Integer(string name, Need need = Need.Optional)
    {
        if (Take(name, JsonValueKind.Number, "an integer", need) is not { } value)
        {
            return null;
        }

        if (value.TryGetInt64(out var number))
        {
            return number;
        }

        Fault(name, FaultKind.WrongType, "must be an integer");
        return null;
    }

    /// <returns>The decoded bytes; null when absent or when they are not base64, with that fault.</returns>
    public byte[]? Base64(string name, Need need = Need.Optional) => Base64(name, need, orAddress: false, out _);

    /// <summary>As <see cref="Base64(string, Need)"/>, but an absolute web address will do as well.</summary>
    public byte[]? Base64OrAddress(string name, Need need, out Uri? address) => Base64(name, need, orAddress: true, out address);

    /// <returns>The absolute web address; null when absent or when it is none, with that fault.</returns>
    public Uri? WebAddress(string name)
    {
        Uri? address = null;
        if (Text(name) is { } text && !TextSyntax.TryReadWebAddress(text, out address))
        {
            Fault(name, FaultKind.Invalid, "must be an absolute URL");
        }

        return address;
    }

    public IReadOnlyList<string> Texts(string name, Need need = Need.Optional)
    {
        var texts = new List<string>();
        foreach (var (item, itemPath) in Items(name, need))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                texts.Add(item.GetString()!);
            }
            else
            {
                faults.Add(new Fault(itemPath, FaultKind.WrongType, "must be a string"));
            }
        }

        return texts;
    }

    public ObjectReader? Nested(string name, Need need = Need.Optional) =>
        Take(name, JsonValueKind.Object, "an object", need) is { } value ? Child(value, PathOf(name)) : null;

    public IReadOnlyList<ObjectReader> NestedList(string name, Need need = Need.Optional)
    {
        var readers = new List<ObjectReader>();
        foreach (var (item, itemPath) in Items(name, need))
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                readers.Add(Child(item, itemPath));
            }
            else
            {
                faults.Add(new Fault(itemPath, FaultKind.WrongType, "must be an object"));
            }
        }

        return readers;
    }

    /// <returns>The bare mail address; null when absent. One that is malformed is a fault.</returns>
    public string? MailAddress(string name, Need need = Need.Optional)
    {
        var address = Text(name, need);
        if (address is not null && !AddressSyntax.IsAddress(address))
        {
            Fault(name, FaultKind.Invalid, AddressSyntax.Problem);
        }

        return address;
    }

    /// <summary>As <see cref="MailAddress"/>, for an array of them.</summary>
    public IReadOnlyList<string> MailAddresses(string name, Need need = Need.Optional)
    {
        var addresses = Texts(name, need);
        foreach (var (index, address) in addresses.Index())
        {
            if (!AddressSyntax.IsAddress(address))
            {
                Fault(string.Create(CultureInfo.InvariantCulture, $"{name}.{index}"), FaultKind.Invalid, AddressSyntax.Problem);
            }
        }

        return addresses;
    }

    /// <summary>An object whose member names are the caller's own; values that are no strings become their JSON text.</summary>
    public IReadOnlyDictionary<string, string> Map(string name) => Map(name, stringsOnly: false);

    /// <summary>As <see cref="Map(string)"/>, but a value that is no string is a fault.</summary>
    public IReadOnlyDictionary<string, string> TextMap(string name) => Map(name, stringsOnly: true);

    /// <summary>The member as JSON text, whatever it is; null when absent.</summary>
    public string? Raw(string name) => Take(name, Need.Nullable)?.GetRawText();

    /// <summary>To be called once, on the root, when everything known has been read.</summary>
    public void RefuseUnknown()
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject().Where(member => !known.Contains(member.Name)))
            {
                Fault(member.Name, FaultKind.Unknown, "is not a known parameter");
            }
        }

        children.ForEach(child => child.RefuseUnknown());
    }

    private byte[]? Base64(string name, Need need, bool orAddress, out Uri? address)
    {
        address = null;
        if (Take(name, JsonValueKind.String, "a string", need) is not { } value)
        {
            return null;
        }

        if (need == Need.Required && value.ValueEquals(""))
        {
            Fault(name, FaultKind.Empty, "must not be empty");
            return null;
        }

        // Base64 first: no address is base64, and a file of megabytes need not become a string.
        if (value.TryGetBytesFromBase64(out var bytes)
            || (orAddress && TextSyntax.TryReadWebAddress(value.GetString(), out address)))
        {
            return bytes;
        }

        Fault(name, FaultKind.Invalid, orAddress ? "must be base64 or an absolute URL" : "must be base64");
        return null;
    }

    private Dictionary<string, string> Map(string name, bool stringsOnly)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Take(name, JsonValueKind.Object, "an object", Need.Optional) is not { } value)
        {
            return map;
        }

        foreach (var entry in value.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String)
            {
                map[entry.Name] = entry.Value.GetString()!;
            }
            else if (stringsOnly)
            {
                Fault($"{name}.{entry.Name}", FaultKind.WrongType, "must be a string");
            }
            else
            {
                map[entry.Name] = entry.Value.GetRawText();
            }
        }

        return map;
    }

    private IEnumerable<(JsonElement Item, string Path)> Items(string name, Need need)
    {
        if (Take(name, JsonValueKind.Array, "an array", need) is not { } list)
        {
            return [];
        }

        if (need == Need.Required && list.GetArrayLength() == 0)
        {
            Fault(name, FaultKind.Empty, "must not be empty");
        }

        return list.EnumerateArray().Select((item, index) =>
            (item, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}.{index}")));
    }

    private JsonElement? Take(string name, JsonValueKind kind, string kindName, Need need)
    {
        if (Take(name, need) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Fault(name, FaultKind.WrongType, $"must be {kindName}");
        return null;
    }

    private JsonElement? Take(string name, Need need)
    {
        known.Add(name);
        var present = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value
            : (JsonElement?)null;
        var absent = present is null || (present.Value.ValueKind == JsonValueKind.Null && need != Need.Optional);
        if (absent && need == Need.Required)
        {
            Fault(name, FaultKind.Missing, "is required");
        }

        return absent ? null : present;
    }

    private ObjectReader Child(JsonElement value, string childPath)
    {
        var child = new ObjectReader(value, childPath, faults);
        children.Add(child);
        return child;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
