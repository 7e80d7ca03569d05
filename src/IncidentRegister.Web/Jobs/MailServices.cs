using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Email;

namespace IncidentRegister.Web.Jobs;

internal static class MailServices
{
    private const string Sender = "register@localhost";

    /// <summary>Through the server of <c>Mail:Host</c>, or into a folder where none is configured.</summary>
    public static void AddMail(this WebApplicationBuilder builder, string folder)
    {
        var configuration = builder.Configuration;
        var sender = configuration["Mail:Sender"] ?? Sender;
        builder.Services.AddSingleton<IMailTransport>(_ => configuration["Mail:Host"] is { } host
            ? new MailServer(new MailServerAddress(host, configuration.GetValue("Mail:Port", 587), sender))
            : new MailFolder(configuration["Mail:Folder"] ?? folder, sender));
        builder.Services.AddSingleton(_ => new PublicAddress(
            (configuration["Register:Address"] ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] ?? "").TrimEnd('/')));
        builder.Services.AddHostedService<SendMail>();
    }
}
