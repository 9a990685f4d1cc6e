using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace EmailProviders;

/// <summary>What the file name of an attachment may be: a base name that every recipient's system can store.</summary>
internal static class FileNameGrammar
{
    private const int MaxBytes = 200;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:\"<>|?*");

    // Symbols that are drawn like / \ and :, and that no compatibility mapping makes one of them; Windows' code pages do with several. The last two
    // are what Japanese and Korean ones draw, and read, in the place of a backslash. Letters that look so are letters.
    private static readonly SearchValues<char> LookAlikes = SearchValues.Create(
        "\u2044\u2215\u2571\u27CB\u29F8" + "\u2216\u2572\u27CD\u29F5\u29F9" + "\u2236\uA789\u205A" + "\u00A5\u20A9");

    // Names of devices in Windows, with any extension (learn.microsoft.com/windows/win32/fileio/naming-a-file, 2026-11-25).
    private static readonly FrozenSet<string> Devices = new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" }
        .Concat("0123456789\u00B9\u00B2\u00B3".SelectMany(static digit => (string[])["COM" + digit, "LPT" + digit]))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a file name, without repeating it; null where nothing is.</summary>
    public static string? FindProblem(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return "it is empty";
        if (Encoding.UTF8.GetByteCount(name) > MaxBytes)
            return $"it is over {MaxBytes} bytes of UTF-8";
        if (name.AsSpan().IndexOfAny(Forbidden) is var bad and >= 0)
            return $"the character at position {bad} belongs to a path; give the name alone";
        if (name.AsSpan().IndexOfAny(LookAlikes) is var alike and >= 0)
            return $"the character at position {alike} is drawn like one of a path";
        return ProblemOfShape(name) ?? DisplayNameGrammar.FindProblem(name) ?? ProblemOfPlainForm(name);
    }

    private static string? ProblemOfShape(string name)
    {
        // Many a system drops them, and what is left is another name.
        if (IsDotOrSpace(name[0]) || IsDotOrSpace(name[^1]))
            return "it begins or ends with a dot or a space";
        return Devices.Contains(name[..IndexOfDot(name)].TrimEnd(' ')) ? "it is the name of a device in Windows" : null;
    }

    private static bool IsDotOrSpace(char character) => character == '.' || char.IsWhiteSpace(character);

    // A recipient's system may turn fullwidth and other forms into the plain ones, which must mean the same.
    private static string? ProblemOfPlainForm(string name)
    {
        if (Ascii.IsValid(name))
            return null;

        var plain = name.Normalize(NormalizationForm.FormKC);
        if (plain.AsSpan().ContainsAny(Forbidden))
            return "it holds a character that stands for one of a path";
        if (ProblemOfShape(plain) is { } problem)
            return $"with its characters in their plain form, {problem}";
        var extension = Path.GetExtension(plain);
        return Ascii.IsValid(extension) && extension != Path.GetExtension(name)
            ? "its extension is another one with its characters in their plain form"
            : null;
    }

    private static int IndexOfDot(string name) => name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? dot : name.Length;
}
