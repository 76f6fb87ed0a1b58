/** Words of everyday English within a slip or two of `OWN_WORDS`; made by `scripts/list-real-words.mjs`. */
export const REAL_WORDS: readonly string[] = `
abduction accounts aching actin actions acts afternoons agree agrees alter appointments
appropriately arch atop attend auction banished bark beatings bell bend bending betting blast bone
border budge bummer bunch burn bush buttons canceled cant cast catching cater cause causing cave
caved cell cello chance changed changes channels charge chat cheeks cheer cheery chooses chose chow
clinics clogged cold colleagues college command commanded commanders commando commandos commend
comments compelled compete completely complex concealed cone conferences confidence confidentially
confine contacts continued continues continuum contract convince cope cops cost cosy coughing
couldn counter cozy crack cracking crashing cried crop curry cute dads dame dames dare dares dark
dated deduction deed defective deleted deserved detain detectives diagnosis dick dime dine
distressed dome dont dope dose dost dove downloaded draining dressed dried drip drone drops duly
dune dying ease easier eater eats effective election elections ending entered entering erased
eraser eternity even evenings executive executives expert extended faction famished fast faster
fate fates feed feelings fell figure figured fill finish finishes fished forged forgets forgot form
formation four fours fraternity fried frog fudge furnished gain gaining gate gates gave gays geek
geeks germ getting going gone greed greet hairs hash hast hate hates haven haze heading heap heed
held hell helps here hick hill hive homeboy hoops hors host hunch inappropriate incomplete
indication infection injection injunction intended intuition judge judges junk jury kick kill lark
laser lash lass lasts late latex latter launch layer lays leading lease least leaves lend lending
lesions lest letting lick lime list liter lodged lone longed loops lost love lush lust mail mare
marks marry mask massage massages mast master match mate mater mates maturity meek melting mend
mentioned mentioning messes messing mill mime mistaken mistakes mite moaning mode mole monitored
monitoring more mornings most moth moths mounted mourning mouth mouths moved moves movie mule muse
mush mutt neat needn needs needy nerd nest none noses note noted nothing nude number observations
observe observer observers obsessed older omen opens option orders ours oven pains pair park
passages passing passport past pays peak peed peek pending perm persona persons pest petting phat
pick pill pleased pleases poet pops port pose posh posts potions pots pour pours pout practical
practiced practices practise preference pressed presume problems process profiler programs prom
prop provide provided provides punch punished push rack railing raining raising rate rates rave
rays reaching readings records reduction reeks reference references reindeer remainder remember
reminded reminds remote removed removes render reservation reserved restored restoring resumes
retail rewind rite ruining rush sack sand save saves says schedule schools seating seduction seed
seek seeks selective sell seminary sends sensing sent sentence served sessions setting settling
shank shave shaved ship shoe shop shot shouldn shown shows shush sicko silk simmer sink sitting
skid skin skis slick slip slop slow smart smuggling sneak snip snitch snow sock sour speaks spear
speck spend spending stalk star stare stars starts stat stats statue statues steak steep stem stems
stew stick still stings stomp stoop stops stow strangling stress strings stud studs sturdy suck
summers sundae sway tack tailing tale talks tall tame tank tanks tanning tart task teachers teaches
teaching team tells tend tended tending terms text than that then there thick think thinks ticks
tide tied tile tilt timed timer times tire tired toll tone tops torn touching tour tours trace
tracing tracking tracks tract trading trailing treat triad trick tries truck tuck tumor tune turd
turf turns tush twitch unattended unfinished untie unto updated updates vanished vast vending vent
vents votes wait walk wand wants wart water wave waved ways weak weave weed weeds weekends weep
went were wheat white whore will wish witch wits wont world worship wouldn wound wring writ writer
writes wrongs wrote yell your yours zone
`
  .trim()
  .split(/\s+/)
