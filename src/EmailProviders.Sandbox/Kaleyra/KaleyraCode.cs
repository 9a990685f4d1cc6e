using EmailProviders.Sandbox.Json;

namespace EmailProviders.Sandbox.Kaleyra;

/// <summary>
/// A code of Kaleyra's "Email error codes" page and the parameter it names. Where the page has no code
/// for a fault, the general one of its group stands: E10500, E12500, E14500; for an unknown member E12507.
/// </summary>
internal sealed record KaleyraCode(string Code, string Parameter)
{
    /// <summary>The page's group of the code. "Invalid Input" is printed so; the others follow its headings.</summary>
    public string Type => Code[..3] switch
    {
        "E10" => "Empty Input",
        "E14" => "Limit Exceeded",
        _ => "Invalid Input",
    };

    public static KaleyraCode Of(Fault fault)
    {
        var parameter = fault.Path.Split('.')[0];
        var code = (fault.Kind, parameter) switch
        {
            (FaultKind.Missing or FaultKind.Empty, "from") => "E10501",
            (FaultKind.Missing or FaultKind.Empty, _) => "E10500",
            (FaultKind.Invalid, "to") => "E12501",
            (FaultKind.Invalid, "from") => "E12502",
            (FaultKind.Invalid, "reply_to") => "E12503",
            (FaultKind.Invalid, "attachments") => "E12505",
            (FaultKind.TooMany, "to") => "E14510",
            (FaultKind.TooMany, "from") => "E14511",
            (FaultKind.TooMany, "reply_to") => "E14513",
            (FaultKind.TooMany, "cc") => "E14523",
            (FaultKind.TooMany, "bcc") => "E14524",
            (FaultKind.TooMany, "params") => "E14520",
            (FaultKind.TooLong, "params") => "E14509",
            (FaultKind.TooLong, "html_body") => "E14506",
            (FaultKind.TooLong, "text_body") => "E14507",
            (FaultKind.TooLong, "attachments") => "E14512",
            (FaultKind.TooLong, "") => "E14514",
            (FaultKind.TooLong or FaultKind.TooMany, _) => "E14500",
            (FaultKind.Unknown, _) or (_, "") => "E12507",
            _ => "E12500",
        };
        return new KaleyraCode(code, code == "E12505" ? "attachment" : parameter.Length == 0 ? "request" : parameter);
    }

    /// <summary>The printed text where there is one.</summary>
    public static string MessageOf(Fault fault) => Of(fault).Code switch
    {
        "E12505" => "Attachment content is invalid, only base64 or absolute URL is allowed",
        "E14514" => "Request payload exceeded",
        _ => fault.ToString(),
    };
}
