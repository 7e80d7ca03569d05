using IncidentRegister.Application.Pipeline;
using Quartz;

namespace IncidentRegister.Web.Jobs;

/// <summary>
/// What happens by the clock. The schedule is kept in the database (schema <c>quartz</c>), so that of several web
/// processes one does each thing, and another takes over from one that died.
/// </summary>
internal static class Schedules
{
    /// <summary>A run that is this late is late because nobody was there; it is caught up once.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <param name="register">The connection of the web process.</param>
    public static void AddSchedules(this WebApplicationBuilder builder, string register)
    {
        builder.Services.AddSingleton<Errands>();
        builder.Services.AddHostedService<ReadStatements>();
        builder.Services.AddHostedService<CompareReports>();
        builder.Services.AddSingleton<IErrands>(services => services.GetRequiredService<Errands>());
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o => (o.InstanceName, o.GenerateInstanceId) = ("incident-register", true));
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(register);
                store.UseClustering();
                store.ConfigureStore(o => (o.TablePrefix, o.MisfireThreshold) = ("quartz.qrtz_", Late));
            });
            Repeat<TellOverdue>(quartz, Every(builder, "TellOverdue", TimeSpan.FromMinutes(5)));
            Repeat<RunReports>(quartz, Every(builder, "RunReports", TimeSpan.FromMinutes(1)));
            Repeat<SweepEvidence>(quartz, Every(builder, "SweepEvidence", TimeSpan.FromHours(1)));
        });
        builder.Services.AddHostedService<KeepTime>();
        builder.Services.AddHostedService<GiveMemoryBack>();
    }

    /// <summary>From one interval after the first start on; a later start takes up the schedule where it is.</summary>
    private static void Repeat<TJob>(IQuartzBuilder quartz, TimeSpan interval) where TJob : class, IJob => quartz.ScheduleJob<TJob>(
        trigger => trigger.WithIdentity(typeof(TJob).Name).StartAt(TimeProvider.System.GetUtcNow() + interval)
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()),
        job => job.WithIdentity(typeof(TJob).Name).StoreDurably());

    private static TimeSpan Every(WebApplicationBuilder builder, string job, TimeSpan otherwise) =>
        builder.Configuration.GetValue($"Schedules:{job}", otherwise);
}
