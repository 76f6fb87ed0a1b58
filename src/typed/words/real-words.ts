/** Words of everyday English within a slip or two of `OWN_WORDS`; made by `scripts/list-real-words.mjs`. */
export const REAL_WORDS: readonly string[] = `
abduction accounts aching actin actions acts afternoons agree agrees alter appointments
appropriately arch atop attend auction banished bark barry bates beatings bell bend bending betting
bill blast bone border budge bummer bunch burn burton bush buttons canceled cant carey carr cast
catching cater cause causing cave caved cell cello chance chang changed changes channels charge
chat cheeks cheer cheery chooses chose chow christian christians clinics clogged cold colleagues
college command commanded commander commanders commando commandos commend comments compelled
compete completely complex concealed cone conferences confidence confidentially confine contacts
continued continues continuum contract convince cope cops cost cosy coughing couldn counter cove
cozy crack cracking crashing cried crop curry cute dada dads dale dame dames dana dane danes dante
dare dares dark dated dave deduction deed defective deleted dell deserved detain detective
detectives diagnosis dick dill dime dine ding distressed dome dong dont dope dose dost dove
downloaded draining dressed dried drip drone drops duly dune dying ease easier east eastern eater
eats effective election elections ending entered entering erased eraser eternity even evenings
executive executives expert extended faction famished fast faster fate fates feed feelings fell
figure figured fill finish finishes fished forge forged forgets forgot form formation four fours
fraternity fridays fried frog fudge furnished gain gaining gant gate gates gave gays geek geeks
germ getting gill going gone greed greet greetings greta hairs hale hallo hank hanks hare hark
harry hash hast hate hates haven haze heading heap heave heed held helio hell helm helps here hick
hill hive homeboy hoops hors host hugh hummer hunch inappropriate incomplete indication infection
injection injunction intended intuition jane jill jove jube jude judge judges judy junk jury kelp
kick kill lark larry laser lash lass lasts late latex latter launch layer lays leading lease least
leaves lend lending lesions lest letting lick lime list liter lodged lone longed loops lost love
lush lust lynch mach mack mail mara marc marco mare marks marry mars marsh mart maru marx mary mask
massage massages mast master match mate mater mates maturity meek melting mend mentioned mentioning
messes messing mick mill mime mistaken mistakes mite moaning mode mole mondays monitored monitoring
monte more mornings morrow most moth moths mounted mourning mouth mouths moved moves movie mule
muse mush mutt neat needn needs needy nerd nest newt nick none noses note noted nothing nude number
observations observe observer observers obsessed older omen opens option orders ours oven pains
pair paris park parry parson passages passing passport past pays peak peed peek pending perm
persona persons pest petting phat pick pill pleased pleases poet pops port pose posh posts potions
pots pour pours pout practical practiced practices practise preference pressed presume problems
process profiler programs prom prop provide provided provides psst punch punished push rack railing
raining raising rate rates rave rays reaching readings records reduction reed reeks reference
references reindeer remainder remember reminded reminds remote removed removes render reservation
reserved restored restoring resumes retail reward rewind rick rite rove ruining rune rush sack sand
sark saturdays save saves says schedule schools seating seduction seed seek seeks selective sell
seminary sends sensing sent sentence served sessions setting settling shank shave shaved shaw ship
shoe shoo shop shot shouldn shown shows shush sicko silk simmer sink sitting skid skin skis slater
slick slip slop slow smart smuggling sneak snip snitch snow sock sour speaks spear speck spend
spending stalk star stare stark starr stars starts stat states stats statue statues steak steep
stem stems stew stick still stings stitch stomp stoop stops stow strangling stress strings stuart
stud studs sturdy suck summers sumner sundae sundays sway tack tailing tale talks tall tame tank
tanks tanning tart task tate teachers teaches teaching team teli tells telly tend tended tending
terms text than that then there thick think thinks thursdays ticks tide tied tile tilly tilt timed
timer times tink tire tired toddy toll tone tops torn touching tour tours trace tracing tracking
tracks tract trading trailing treat triad trick tries truck tuck tuesdays tumor tune turd turf turk
turns tush twitch unattended unfinished untie unto updated updates vanished vast vending vent vents
votes wait walk walt wand wang wants wart water watt wave waved ways weak weave wednesdays weed
weeds weekends weep well went were wham whats wheat whee whew whit white whore wick will wish witch
wits wong wont world worship wouldn wound wring writ writer writes wrongs wrote yell your yours
zone
`
  .trim()
  .split(/\s+/)
