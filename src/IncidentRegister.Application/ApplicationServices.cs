using FluentValidation;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Statements.Taking;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentRegister.Application;

/// <summary>The application's table of contents. The front door adds <see cref="Security.ICurrentUser"/>.</summary>
public static class ApplicationServices
{
    /// <param name="connectionString">As the role <c>register_app</c>, which owns nothing.</param>
    /// <param name="reports">As <c>register_reports</c>; null where that role needs no password, or makes no reports.</param>
    public static IServiceCollection AddApplication(this IServiceCollection services, string connectionString, string? reports = null)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddLocalization();
        services.AddSingleton(new PublicAddress("")); // the front door knows better
        services.AddSingleton(_ => NpgsqlDataSource.Create(Careful(connectionString)));
        services.AddScoped<IdempotencyKey>();
        services.AddScoped<KeptAnswers>();
        services.AddScoped<FormStore>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<AuditInterceptor>();
        services.AddScoped<CandidateKeeper>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Security.RowSecurityCheck>();
        services.AddSingleton<Words>();
        services.AddScoped<PartyMatch>();
        services.AddScoped<Telling>();
        services.AddSingleton<DraftSeal>();
        services.AddScoped<Cursor>();
        services.AddScoped<OfficeCalendar>();
        services.AddScoped<OpenDeadlines>();
        services.AddScoped<NoticeWriter>();
        services.AddSingleton<Reports.DeliveryLetters>();
        services.AddSingleton(new Security.Limits()); // the front door may know others
        services.AddScoped<Security.Spending>();
        services.AddScoped<Sending>();
        services.AddScoped<ChangeDesk>();
        services.AddSingleton(_ => new ReportsDatabase((reports ?? ReportsDatabase.Beside(connectionString)) is { } own ? Careful(own) : null));
        services.AddScoped<ReleasedContents>();
        services.AddScoped<ReportRunner>();
        services.AddScoped<DeliveryRows>();
        services.AddScoped<ReportViewing>();
        services.AddScoped<Recipients>();
        services.AddScoped<WrittenReports>();
        services.AddScoped<ReportTrial>();
        services.AddScoped<ReportRenderer>();
        services.AddScoped<IReportRenderer>(scope => scope.GetRequiredService<ReportRenderer>());
        services.AddScoped<ReleaseDesk>();
        services.AddDataProtection(); // the front door says where its keys are kept
        services.AddSingleton(EvidenceSettings.None); // here, too
        services.AddSingleton<EvidenceKeys>();
        services.AddSingleton<IEvidenceStore, FileEvidenceStore>();
        services.AddSingleton<EvidenceIntake>();
        services.AddSingleton(PdfPrinter.Settings.None); // the front door may know a printer
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton(PdfText.Settings.Usual);
        services.AddSingleton<PdfText>();
        services.AddSingleton<StatementIntake>();
        services.AddSingleton<PasswordTurnstile>();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddDbContext<RegisterDbContext>((scope, options) => options
            .UseRegister(scope.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(
                scope.GetRequiredService<AuditInterceptor>(), scope.GetRequiredService<CandidateKeeper>()));

        // The way of every request, in this order.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Authorize<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Transact<,>));

        services.AddTransient<ServiceFactory>(scope => scope.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.AddAll(typeof(IRequestHandler<,>));
        services.AddAll(typeof(IValidator<>));

        services.AddIdentityCore<User>(Passwords.Rules).AddUserStore<UserOnlyStoreOfRegister>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Passwords.Iterations);
        return services;
    }

    /// <summary>
    /// What no configuration may switch off: settings that would let one request see another one's context, and errors
    /// that would carry content into a log.
    /// </summary>
    private static string Careful(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        NoResetOnClose = false,
        Multiplexing = false,
        IncludeErrorDetail = false,
        Timeout = 3,
        CommandTimeout = 10,

        // Planning a page's statements takes longer than running them: an incident's 165 ms against 24. So each is prepared when
        // it comes again, and there is room for all of a working day: 0.2 MB a statement and connection.
        MaxAutoPrepare = 250,
        AutoPrepareMinUsages = 2,
    }.ConnectionString;

    private static void AddAll(this IServiceCollection services, Type openInterface)
    {
        var found = from type in typeof(ApplicationServices).Assembly.GetTypes()
                    where type is { IsAbstract: false, ContainsGenericParameters: false }
                    from service in type.GetInterfaces()
                    where service.IsGenericType && service.GetGenericTypeDefinition() == openInterface
                    select (service, type);

        foreach (var (service, type) in found) services.AddTransient(service, type);
    }
}
