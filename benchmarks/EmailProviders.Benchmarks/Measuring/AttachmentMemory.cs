using System.Globalization;

namespace EmailProviders.Benchmarks.Measuring;

/// <summary>What sends with a large attachment took of a fresh process.</summary>
/// <param name="First">Growth of the resident memory by the first such send of the process, code included, in bytes.</param>
/// <param name="Later">Growth of the resident memory by later ones, in bytes.</param>
/// <param name="Large">Bytes on the large-object heap, each send.</param>
/// <param name="Allocated">Bytes allocated, each send.</param>
internal readonly record struct AttachmentMemory(double First, double Later, double Large, double Allocated)
{
    /// <summary>Reads what <see cref="ToLine"/> wrote.</summary>
    public static AttachmentMemory OfLine(string line)
    {
        var numbers = line.Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new AttachmentMemory(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>The numbers as one line of text.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{First} {Later} {Large} {Allocated}");
}
