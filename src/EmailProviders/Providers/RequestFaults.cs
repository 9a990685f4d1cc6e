using System.Buffers;

namespace EmailProviders.Providers;

/// <summary>Collects what is wrong with a request, and knows what each sort of text may hold.</summary>
internal sealed class RequestFaults
{
    private static readonly SearchValues<char> ContentIdCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._+@");

    private List<EmailFieldError>? _faults;

    public IReadOnlyList<EmailFieldError> All => _faults ?? (IReadOnlyList<EmailFieldError>)[];

    public void Add(string field, string problem) => (_faults ??= []).Add(new EmailFieldError(field, problem));

    /// <summary>A list that is there, without a null in it.</summary>
    public bool IsList<T>(string field, IReadOnlyList<T>? items)
        where T : class
    {
        if (items is null)
        {
            Add(field, "is null; leave it out, or give an empty list.");
            return false;
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is null)
            {
                Add($"{field}[{index}]", "is null.");
                return false;
            }
        }

        return true;
    }

    /// <summary>A list of addresses that is there.</summary>
    public bool IsAddressList(string field, IReadOnlyList<EmailAddress>? addresses)
    {
        if (!IsList(field, addresses))
            return false;
        for (var index = 0; index < addresses!.Count; index++)
        {
            if (addresses[index].Address.Length == 0)
                IsAddress($"{field}[{index}]", addresses[index]);
        }

        return true;
    }

    /// <summary>An address that its constructor has seen: a deserialiser or reflection can make an empty one.</summary>
    public void IsAddress(string field, EmailAddress? address)
    {
        if (address is { Address: "" })
            Add(field, "is empty: it was made without its constructor.");
    }

    /// <summary>A map that is there.</summary>
    public bool IsMap(string field, IReadOnlyDictionary<string, string>? map)
    {
        if (map is null)
            Add(field, "is null; leave it out, or give an empty one.");
        return map is not null;
    }

    /// <summary>Text of any number of lines.</summary>
    public void IsText(string field, string? text)
    {
        if (text is not null && TextGrammar.ProblemOfText(text) is { } problem)
            Add(field, problem);
    }

    /// <summary>Text of any number of lines that is there, if empty.</summary>
    public void IsValue(string field, string? text)
    {
        if (text is null)
            Add(field, "is null; leave the entry out, or give an empty text.");
        IsText(field, text);
    }

    /// <summary>Text of one line.</summary>
    public void IsLine(string field, string? text)
    {
        if (text is not null && TextGrammar.ProblemOfLine(text) is { } problem)
            Add(field, problem);
    }

    /// <summary>A short text of one line that is not blank.</summary>
    public void IsLabel(string field, string? text)
    {
        if (TextGrammar.ProblemOfLabel(text) is { } problem)
            Add(field, problem);
    }

    /// <summary>A map of labels to texts.</summary>
    public void IsTextMap(string field, IReadOnlyDictionary<string, string>? map)
    {
        if (!IsMap(field, map))
            return;
        foreach (var (name, value) in new MapEntries(map!))
        {
            IsLabel($"a name in {field}", name);
            IsValue($"a value in {field}", value);
        }
    }

    /// <summary>The id of an inline image: what may stand behind <c>cid:</c> without escaping.</summary>
    public void IsContentId(string field, string id)
    {
        if (id.Length is 0 or > TextGrammar.MaxLabelLength || id.AsSpan().ContainsAnyExcept(ContentIdCharacters))
            Add(field, "may hold ASCII letters, digits and -._+@ only, without angle brackets.");
    }
}
