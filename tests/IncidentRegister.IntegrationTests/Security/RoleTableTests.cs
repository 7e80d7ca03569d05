using System.Reflection;
using System.Runtime.CompilerServices;
using FluentValidation;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>Every request and every role. A new request joins by itself.</summary>
public class RoleTableTests(Register register) : IClassFixture<Register>
{
    private static readonly Type[] Application = typeof(ApplicationServices).Assembly.GetTypes();

    private static readonly Type[] Requests =
        [.. Application.Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IGuarded).IsAssignableFrom(t))];

    public static TheoryData<string, Role> Table()
    {
        var table = new TheoryData<string, Role>();
        foreach (var request in Requests)
            foreach (var role in Enum.GetValues<Role>()) table.Add(request.FullName!, role);
        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_role_may_send_what_the_policy_names_and_nothing_else(string request, Role role)
    {
        var type = Application.Single(t => t.FullName == request);
        var policy = (Policy)type.GetProperty("Policy", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var user = InRole(role);
        var isForbidden = await Record.ExceptionAsync(() => Send(type, user)) is ForbiddenException;

        Assert.Equal(policy.Allows(role), !isForbidden);
        Assert.Equal(isForbidden ? 1 : 0, await Refusals(type.Name, user)); // nobody else in this class is refused anything
    }

    [Fact]
    public void Every_request_that_is_handled_names_a_policy() => Assert.Empty(
        from handler in Application
        from handled in handler.GetInterfaces()
        where handled.IsGenericType && handled.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
        let request = handled.GetGenericArguments()[0]
        where !request.IsGenericParameter && !Requests.Contains(request)
        select request.Name);

    [Fact]
    public void Every_request_has_one_handler() => Assert.Empty(
        from request in Requests
        let handlers = Application.Count(t => t.GetInterfaces().Any(i => i.IsGenericType
            && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && i.GetGenericArguments()[0] == request))
        where handlers != 1
        select $"{request.Name}: {handlers}");

    [Fact]
    public void Nobody_outside_can_go_round_the_pipeline() => Assert.Empty(
        from type in Application
        where type is { IsInterface: false, IsVisible: true }
        where type.GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            || i.GetGenericTypeDefinition() == typeof(IValidator<>) || i.GetGenericTypeDefinition() == typeof(IPipelineBehavior<,>)
            || i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)))
        select type.Name);

    [Fact]
    public void An_administrator_and_an_operator_read_no_content()
    {
        Policy[] content = [Policies.LogIncidents, Policies.ReadIncidents, Policies.ReviewCases, Policies.ReadStatements,
            Policies.WorkOnStatements, Policies.ReadResponses, Policies.RecordResponses];

        Assert.All(content, p => Assert.False(p.Allows(Role.Administrator) || p.Allows(Role.Operator) || p.Allows(Role.Door)));
    }

    /// <summary>Whatever stands in the request: who may not send it is told so before anything in it is looked at.</summary>
    private Task Send(Type type, CurrentUser user)
    {
        var result = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var send = typeof(Register.Sender).GetMethod(nameof(Register.Sender.Send))!.MakeGenericMethod(result);
        return (Task)send.Invoke(register.As(user), [RuntimeHelpers.GetUninitializedObject(type), null])!;
    }

    private CurrentUser InRole(Role role) =>
        register.People.All.FirstOrDefault(p => p.Role == role) ?? new CurrentUser(Guid.Empty, Guid.Empty, role, "");

    private Task<int> Refusals(string request, CurrentUser user)
    {
        var (action, actor) = ($"refused.{request}", user.IsSignedIn ? user.Id.ToString() : Code.Of(user.Role));
        return register.Read(db => db.Database.SqlQuery<int>(
            $"select count(*)::int as \"Value\" from audit.entries where action = {action} and actor = {actor}").SingleAsync());
    }
}
