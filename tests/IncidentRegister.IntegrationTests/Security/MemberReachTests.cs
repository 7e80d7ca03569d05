using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using IncidentRegister.Application;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Releases;
using IncidentRegister.IntegrationTests.Support;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>What a member of the coalition can reach: releases, statements, the tracker and themselves.</summary>
public class MemberReachTests(Site site) : IClassFixture<Site>
{
    /// <summary>All that a member may send. Whoever adds to it has thought of what it tells of incidents.</summary>
    private static readonly string[] Reach =
    [
        nameof(Policies.Anyone), nameof(Policies.SignedIn), nameof(Policies.ReadStatements), nameof(Policies.ReadResponses),
        nameof(Policies.ReadVocabularies), nameof(Policies.ReadReleases), nameof(Policies.KeepReports),
    ];

    [Fact]
    public async Task A_member_sends_nothing_else()
    {
        foreach (var type in typeof(ApplicationServices).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IGuarded).IsAssignableFrom(t)))
        {
            var policy = (Policy)type.GetProperty("Policy", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

            var isForbidden = await Record.ExceptionAsync(() => Send(type)) is ForbiddenException;

            Assert.Equal((type.Name, !Reach.Contains(policy.Name)), (type.Name, isForbidden));
        }
    }

    [Fact]
    public async Task No_page_shows_a_member_anything_of_an_incident()
    {
        var register = site.Register;
        var incident = await register.Source();
        var reference = await register.Release(Releasing.Writing(incident));
        var proposal = await register.Prepare(site.People.Liaison, Releasing.Writing(incident));
        var member = await site.As(site.People.Member);
        var refusedAs = await Bytes(member, "/releases/REL-2026-ZZZZZ");
        var opened = 0;

        foreach (var pattern in site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern).DistinctBy(p => p.RawText))
        {
            var path = Path(pattern, name => name switch
            {
                "reference" when pattern.RawText!.StartsWith("releases", StringComparison.Ordinal) => reference,
                "reference" or "other" => incident.Reference,
                "id" when pattern.RawText!.StartsWith("releases", StringComparison.Ordinal) => $"{proposal}",
                _ => $"{incident.Id}",
            });
            var response = await member.Get(path);
            var text = await response.Content.ReadAsStringAsync();

            Assert.True((int)response.StatusCode is 200 or 303 or 302 or 400 or 403 or 404, $"{path}: {response.StatusCode}");
            foreach (var secret in new[] { "Okello", "Petitjean", "Yusuf", "Scheveningen", "named the street", "A threat on the telephone", "call-recording" })
                Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{path} tells {secret}");
            opened++;
        }

        Assert.True(opened > 35, $"{opened} pages");
        Assert.Equal(refusedAs, await Bytes(member, "/releases/REL-2026-YYYYY"));
    }

    private static string Path(RoutePattern pattern, Func<string, string> value) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => value(parameter.Name),
            _ => "",
        }))));

    private static async Task<string> Bytes(Browser browser, string path)
    {
        var response = await browser.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private Task Send(Type type)
    {
        var result = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var send = typeof(Register.Sender).GetMethod(nameof(Register.Sender.Send))!.MakeGenericMethod(result);
        return (Task)send.Invoke(site.Register.As(site.People.Member), [RuntimeHelpers.GetUninitializedObject(type), null])!;
    }
}
