using System.Buffers;
using System.Text;

namespace EmailProviders;

/// <summary>What the file name of an attachment may be: a base name that every recipient's system can store.</summary>
internal static class FileNameGrammar
{
    private const int MaxBytes = 200;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:\"<>|?*");

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
        return DisplayNameGrammar.FindProblem(name);
    }
}
