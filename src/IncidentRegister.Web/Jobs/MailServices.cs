using System.Security.Cryptography.X509Certificates;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Reports;
using IncidentRegister.Local;

namespace IncidentRegister.Web.Jobs;

internal static class MailServices
{
    private const string Sender = "register@localhost";

    // A first print on a busy machine, where a browser may have to be unpacked first.
    private static readonly TimeSpan PrintsWithin = TimeSpan.FromSeconds(45);

    /// <summary>Through the server of <c>Mail:Host</c>, or into a folder where none is configured.</summary>
    public static void AddMail(this WebApplicationBuilder builder, string folder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton<IMailTransport>(services => configuration["Mail:Host"] is { Length: > 0 } host
            ? new MailServer(Server(configuration, host), services.GetRequiredService<TimeProvider>())
            : new MailFolder(
                configuration["Mail:Folder"] ?? folder, SenderOf(configuration), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(_ => new PublicAddress(
            (configuration["Register:Address"] ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] ?? "").TrimEnd('/')));
        builder.Services.AddSingleton(new PdfPrinter.Settings(LocalChromium.Find, PrintsWithin));
        builder.Services.AddHostedService<SendMail>();
        builder.Services.AddSingleton(configuration.GetSection("Mail:Reports").Get<DeliverySettings>() ?? new DeliverySettings());
        builder.Services.AddHostedService<DeliverReports>();
    }

    private static MailServerAddress Server(ConfigurationManager configuration, string host)
    {
        var server = new MailServerAddress(host, configuration.GetValue("Mail:Port", 587), SenderOf(configuration))
        {
            User = configuration["Mail:User"],
            Password = configuration["Mail:Password"],
        };
        if (configuration["Mail:Authority"] is not { Length: > 0 } file) return server;

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return server with { Authorities = authorities };
    }

    private static string SenderOf(ConfigurationManager configuration) => configuration["Mail:Sender"] ?? Sender;
}
