using System.Linq.Expressions;
using System.Reflection;
using EmailProviders.Benchmarks.Candidates;

namespace EmailProviders.Benchmarks.Micro;

/// <summary>
/// The two inner steps of a provider's slice, compiled to direct calls: the library shows them to nobody. Names are those that every slice
/// has by the rules of its architecture.
/// </summary>
internal static class SliceSteps
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Type[] Types = typeof(EmailSender).Assembly.GetTypes();

    /// <summary>From the canonical mail to the provider's DTO.</summary>
    public static Func<object> Mapping(BenchmarkedProvider provider, SendEmailRequest mail) =>
        Expression.Lambda<Func<object>>(MappingOf(provider, mail)).Compile();

    /// <summary>From the canonical mail to a body that is ready to be sent, whose bytes go back to their pool.</summary>
    public static Func<long?> MappingAndSerialisation(BenchmarkedProvider provider, SendEmailRequest mail)
    {
        var mapping = MappingOf(provider, mail);
        var context = TypeOf(provider.Name + "JsonContext");
        var typeInfo = context.GetProperty(mapping.Type.Name)!.GetValue(context.GetProperty("Default")!.GetValue(null));
        var create = TypeOf("EmailContent").GetMethod("Create", All)!.MakeGenericMethod(mapping.Type);
        var content = Expression.Call(create, ArgumentsOf(create, mapping, Expression.Constant(typeInfo), Expression.Constant(Transmission())));
        return Expression.Lambda<Func<long?>>(Expression.Call(typeof(SliceSteps), nameof(LengthOf), null, content)).Compile();
    }

    private static MethodCallExpression MappingOf(BenchmarkedProvider provider, SendEmailRequest mail)
    {
        var options = (EmailProviderOptions)Activator.CreateInstance(TypeOf(provider.Name + "Options"))!;
        Library.Configure(options, new Uri("http://localhost"));
        var descriptor = TypeOf(provider.Name + "Defaults").GetProperty("Descriptor")!.GetValue(null);
        var constructor = TypeOf("OutgoingEmail").GetConstructors(All)[0];
        var outgoing = Expression.New(
            constructor,
            ArgumentsOf(constructor, Expression.Constant(mail), Expression.Constant(Route(mail)), Expression.Constant(descriptor), Expression.Constant(options)));
        var toWire = TypeOf(provider.Name + "Mapper").GetMethod("ToWire", All)!;
        return Expression.Call(toWire, ArgumentsOf(toWire, outgoing, Expression.Constant(options)));
    }

    private static object Route(SendEmailRequest mail)
    {
        var observer = Activator.CreateInstance(TypeOf("AttemptObserver"), [Array.Empty<Action<SendEmailAttempt>>()]);
        return Activator.CreateInstance(TypeOf("RoutedSend"), mail, observer)!;
    }

    private static object Transmission()
    {
        var constructor = TypeOf("Transmission").GetConstructors(All).First(static constructor => !constructor.IsStatic);
        var arguments = ArgumentsOf(
            constructor,
            Expression.Constant(new Uri("http://localhost")),
            Expression.Constant(TimeSpan.FromMinutes(1)),
            Expression.Constant(TimeProvider.System),
            Expression.Constant(CancellationToken.None));
        return Expression.Lambda<Func<object>>(Expression.New(constructor, arguments)).Compile()();
    }

    private static long? LengthOf(HttpContent content)
    {
        using (content)
            return content.Headers.ContentLength;
    }

    // Each parameter gets the value that fits it.
    private static IEnumerable<Expression> ArgumentsOf(MethodBase method, params Expression[] values) => method.GetParameters().Select(
        parameter => values.First(value => parameter.ParameterType.IsAssignableFrom(value.Type)));

    private static Type TypeOf(string name) => Types.Single(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
