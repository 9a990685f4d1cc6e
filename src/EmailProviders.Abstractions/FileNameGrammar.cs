using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace EmailProviders;

/// <summary>What the file name of an attachment may be: a base name that every recipient's system can store.</summary>
internal static class FileNameGrammar
{
    private const int MaxBytes = 200;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:\"<>|?*");

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
        if (name[0] == '.' || name[^1] is '.' or ' ')
            return "it begins with a dot, or ends with a dot or a space";
        if (Devices.Contains(name[..IndexOfDot(name)].TrimEnd(' ')))
            return "it is the name of a device in Windows";
        return DisplayNameGrammar.FindProblem(name) ?? ProblemOfLookAlikes(name);
    }

    // Fullwidth and other forms that a recipient's system may turn into the forbidden ones.
    private static string? ProblemOfLookAlikes(string name) =>
        !Ascii.IsValid(name) && name.Normalize(NormalizationForm.FormKC).AsSpan().ContainsAny(Forbidden)
            ? "it holds a character that stands for one of a path"
            : null;

    private static int IndexOfDot(string name) => name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? dot : name.Length;
}
