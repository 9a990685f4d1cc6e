namespace EmailProviders.Pipeline;

/// <summary>Collects what is wrong with a request, and knows what each sort of text may hold.</summary>
internal sealed class RequestFaults
{
    private const int MaxLabelLength = 255;

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
        if (text is not null && HasHalfSurrogatePair(text))
            Add(field, "holds half a surrogate pair: it was cut inside a character.");
        else if (text is not null && text.Contains('\0', StringComparison.Ordinal))
            Add(field, "holds a NUL character.");
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
        if (text is null)
            return;
        if (HasHalfSurrogatePair(text))
            Add(field, "holds half a surrogate pair: it was cut inside a character.");
        else if (text.AsSpan().IndexOfAny(LineCharacters.Forbidden) is var position and >= 0)
            Add(field, $"holds a line break or control character at position {position}.");
    }

    /// <summary>A short text of one line that is not blank.</summary>
    public void IsLabel(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            Add(field, "is empty.");
        else if (text.Length > MaxLabelLength)
            Add(field, $"has {text.Length} characters; {MaxLabelLength} are the most.");
        else
            IsLine(field, text);
    }

    /// <summary>The id of an inline image: what may stand behind <c>cid:</c> without escaping.</summary>
    public void IsContentId(string field, string id)
    {
        if (id.Length is 0 or > MaxLabelLength || id.AsSpan().ContainsAnyExcept(LineCharacters.ContentId))
            Add(field, "may hold ASCII letters, digits and -._+@ only, without angle brackets.");
    }

    private static bool HasHalfSurrogatePair(string text)
    {
        var position = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        while (position >= 0 && position < text.Length)
        {
            if (!char.IsSurrogate(text[position]))
                position++;
            else if (position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]))
                position += 2;
            else
                return true;
        }

        return false;
    }
}
