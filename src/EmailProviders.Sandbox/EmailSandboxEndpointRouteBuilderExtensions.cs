using EmailProviders.Sandbox;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts a sandbox into an ASP.NET Core application.</summary>
public static class EmailSandboxEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the inbox under <paramref name="path"/>, and the providers' APIs at their own paths (<c>/v3/smtp/email</c> …), so that the
    /// application's own origin is the base address of all five providers. Not in Production.
    /// </summary>
    /// <remarks>
    /// The endpoints are anonymous and left out of API descriptions. The inbox is open to this machine only, unless
    /// <see cref="EmailSandboxOptions.Token"/> is set, which it must be outside of Development. The application must not have routes of its own at the providers' paths.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">Where the inbox is, such as <c>/_email</c>; not the root.</param>
    /// <param name="options">Null for the defaults. <see cref="EmailSandboxOptions.Host"/> and <see cref="EmailSandboxOptions.Port"/> are the application's own here.</param>
    /// <returns>Adds conventions to all of the sandbox's endpoints.</returns>
    /// <exception cref="InvalidOperationException">The environment is Production, or is not Development and there is no token.</exception>
    /// <exception cref="ArgumentException">The path or an option is not valid; the message names it.</exception>
    public static IEndpointConventionBuilder MapEmailSandbox(
        this IEndpointRouteBuilder endpoints,
        string path = "/_email",
        EmailSandboxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            throw new InvalidOperationException(
                "The e-mail sandbox is not for Production: it would show every mail and send none. "
                + "Call MapEmailSandbox only where app.Environment.IsDevelopment(), or set ASPNETCORE_ENVIRONMENT.");
        }

        if (!endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment() && options?.Token is null)
        {
            throw new InvalidOperationException(
                "Outside of Development the inbox needs a token: set EmailSandboxOptions.Token. Behind a proxy every caller looks like this machine.");
        }

        var root = path.TrimEnd('/');
        if (root.Length < 2 || root[0] != '/' || !root.Skip(1).All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '.'))
        {
            throw new ArgumentException("The path must begin with a slash and be more than that, such as /_email.", nameof(path));
        }

        options ??= new EmailSandboxOptions();
        if (options.FindFault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        var lifetime = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>();
        var routes = new SandboxRoutes(new SandboxState(options, lifetime.ApplicationStopping), root);
        var group = endpoints.MapGroup("").WithMetadata(new AllowAnonymousAttribute(), new Hidden());
        foreach (var pattern in routes.ProviderPatterns)
        {
            group.Map(pattern, (RequestDelegate)routes.HandleAsync);
        }

        group.Map(root + "/{**rest}", (RequestDelegate)routes.HandleAsync);
        return group;
    }

    private sealed class Hidden : IExcludeFromDescriptionMetadata
    {
        public bool ExcludeFromDescription => true;
    }
}
