using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace EmailProviders;

/// <summary>Collections of a caller as a mail keeps them: what was checked cannot be changed before it is sent.</summary>
internal static class Snapshot
{
    /// <summary>The items at this moment. A null stays null, for the validation to name.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? items)
    {
        switch (items)
        {
            case null:
                return null!;
            case ImmutableArray<T> { IsDefault: true }:
                return null!;
            case ImmutableArray<T>:
                return items;
            case { Count: 0 }:
                return [];
        }

        var copy = new T[items.Count];
        for (var index = 0; index < copy.Length; index++)
            copy[index] = items[index];
        return ImmutableCollectionsMarshal.AsImmutableArray(copy);
    }

    /// <summary>The entries at this moment, in their order. A null stays null, for the validation to name.</summary>
    /// <exception cref="ArgumentException">A name stands in it twice, or is null.</exception>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string>? entries) => entries switch
    {
        null => null!,
        TextMap => entries,
        { Count: 0 } => TextMap.Empty,
        _ => TextMap.Of(entries),
    };
}
