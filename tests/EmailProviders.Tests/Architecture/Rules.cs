using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EmailProviders.Tests.Architecture;

/// <summary>The dependency rules of the design. Each returns what breaks it, so that a test can show that it is able to.</summary>
internal static partial class Rules
{
    public static readonly string[] Slices = ["Bsg", "Brevo", "Whippy", "Kaleyra", "MailerLogic"];

    public static readonly string[] FilesOfASlice =
    [
        "{0}Defaults.cs", "{0}Options.cs", "{0}SendOptions.cs", "I{0}Api.cs", "{0}Api.cs", "{0}Wire.cs", "{0}Mapper.cs", "{0}EmailSender.cs",
        "{0}ServiceCollectionExtensions.cs",
    ];

    /// <summary>1: the project file references no package and no project.</summary>
    public static IEnumerable<string> References(string projectFile) => XDocument.Parse(projectFile).Descendants()
        .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference")
        .Select(element => (string)element.Attribute("Include")!);

    /// <summary>2: a slice names no other slice, and nobody outside names one.</summary>
    public static IEnumerable<string> SlicesNamedFromOutside(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Name != "KnownProviders.cs"
        from Match match in SliceName().Matches(file.Code)
        where file.Folder != match.Groups[1].Value
        select $"{file.Name} names {match.Value}";

    /// <summary>3: only an API, or what authenticates it, touches HTTP.</summary>
    public static IEnumerable<string> HttpOutsideOfApis(IEnumerable<SourceFile> files) =>
        from file in files
        where Slices.Contains(file.Folder) && !file.Name.EndsWith("Api.cs", StringComparison.Ordinal) && !file.Name.EndsWith("AuthHandler.cs", StringComparison.Ordinal)
        from Match match in HttpType().Matches(file.Code)
        select $"{file.Name} uses {match.Value}";

    /// <summary>3: mappers are static and wait for nothing.</summary>
    public static IEnumerable<string> ImpureMappers(IEnumerable<Type> types) =>
        from type in types
        where type.Name.EndsWith("Mapper", StringComparison.Ordinal)
        from problem in (string?[])
        [
            type is { IsAbstract: true, IsSealed: true } ? null : $"{type.Name} is not static",
            type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(method => typeof(Task).IsAssignableFrom(method.ReturnType))
                ? $"{type.Name} waits for something" : null,
        ]
        where problem is not null
        select problem;

    /// <summary>4: of a slice only its defaults, options, extras and registration are public, and what their members are made of.</summary>
    public static IEnumerable<string> PublicInternals(IReadOnlyCollection<Type> types) =>
        from slice in Slices
        let publicTypes = types.Where(type => type.IsVisible && type.Name.StartsWith(slice, StringComparison.Ordinal)).ToList()
        let doors = publicTypes.Where(type => type.Name == slice + "Defaults" || type.Name == slice + "Options" || type.Name == slice + "SendOptions").ToList()
        let reachable = doors.SelectMany(TypesOfMembers).ToHashSet()
        from type in publicTypes
        where !doors.Contains(type) && !reachable.Contains(type) && type.Name != slice + "ServiceCollectionExtensions"
        select $"{type.Name} is public";

    /// <summary>5: the pipeline knows no HTTP.</summary>
    public static IEnumerable<string> HttpInPipeline(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Folder == "Pipeline" && PipelineHttp().IsMatch(file.Code)
        select $"{file.Name} knows HTTP";

    /// <summary>6: an assembly references none of the library's.</summary>
    public static IEnumerable<string> OwnReferences(IEnumerable<string> referencedAssemblies) =>
        referencedAssemblies.Where(name => name.StartsWith("EmailProviders", StringComparison.Ordinal));

    /// <summary>7: files are short.</summary>
    public static IEnumerable<string> LongFiles(IReadOnlyCollection<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.Lines > 400))
            yield return $"{file.Name} has {file.Lines} lines";
        var median = files.Select(file => file.Lines).Order().ElementAt(files.Count / 2);
        if (median >= 80)
            yield return $"the median is {median} lines";
    }

    /// <summary>Every slice has the same file names.</summary>
    public static IEnumerable<string> MissingFiles(IReadOnlyCollection<SourceFile> files) =>
        from slice in Slices
        from pattern in FilesOfASlice
        let name = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, slice)
        where !files.Any(file => file.Folder == slice && file.Name == name)
        select $"{slice} has no {name}";

    private static IEnumerable<Type> TypesOfMembers(Type type) =>
        from member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from part in (Type[])[member.PropertyType, .. member.PropertyType.GenericTypeArguments]
        from found in (Type[])[part, .. part.Namespace == type.Namespace ? TypesOfMembers(part) : []]
        select found;

    [GeneratedRegex(@"\b(Bsg|Brevo|Whippy|Kaleyra|MailerLogic)\w*", RegexOptions.NonBacktracking)]
    private static partial Regex SliceName();

    [GeneratedRegex(@"\b(HttpClient|HttpRequestMessage|HttpResponseMessage|ProviderHttpClient|IHttpClientFactory|IHttpMessageHandlerFactory|HttpMessageInvoker|HttpContent)\b", RegexOptions.NonBacktracking)]
    private static partial Regex HttpType();

    [GeneratedRegex(@"\b(Http\w*|System\.Net\.Http|EmailProviders\.Http|WireResponse)\b", RegexOptions.NonBacktracking)]
    private static partial Regex PipelineHttp();
}
