namespace IncidentRegister.Web.Http;

/// <summary>Where to go back to, when the address came with the request.</summary>
public static class LocalAddress
{
    /// <summary>Two hundred ticked cases, and what else stands in an address; a server reads 8192 bytes of one.</summary>
    private const int MaxLength = 6144;

    /// <summary>
    /// The address if it is a path of this site, else the front page. Parsed the way a browser would, because a prefix
    /// says little: <c>//host</c>, <c>/\host</c> and a tab in between all lead away.
    /// </summary>
    public static string OrFrontPage(string? address)
    {
        var here = new Uri("https://here.invalid/");
        return address is { Length: > 0 and < MaxLength } && address[0] == '/'
            && !address.Any(c => c == '\\' || char.IsControl(c))
            && Uri.TryCreate(here, address, out var target)
            && target.Scheme == here.Scheme && target.Authority == here.Authority
            ? target.PathAndQuery + target.Fragment
            : "/";
    }

    /// <summary>The address of the request itself, path and query.</summary>
    public static string Of(HttpRequest request) => request.PathBase.ToUriComponent()
        + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
}
