/** Base forms that open an instruction to oneself. Also nouns at times ("water", "paper"): the other cues weigh that. */
export const verbs = `
accept accompany activate adapt add address adjust adopt advertise air alert align allocate allow alter amend analyse analyze announce answer apologise
apologize append apply appoint appraise approach approve archive arrange ask assemble assess assign attach attend audit authorise authorize automate back
backup bake balance bathe batch beat beg begin bid bike bill bind bleach bleed blend block blog board boil book boost borrow bounce box braid brainstorm
break brew brief bring browse brush buck budget bug build bump burn buy calculate calibrate call camp cancel capture carry carve cash catch caulk celebrate
certify challenge change charge chase chat check chill chip choose chop circulate claim clarify clean cleanse clear climb clip close coach coat code collect
colour color comb combine come comment commission commit compare compile complain complete compost compress conduct configure confirm connect consider
consolidate construct consult contact continue convert convince cook cool coordinate copy correct count cover crack crate create crochet crop cross cull
cure curl custom cut cycle dance darn deal debug decide declare decline declutter decorate deep-clean deepclean defer define defrost degrease delegate delete deliver
demo demonstrate deploy deposit descale describe design desk detach detail detangle determine develop diagnose dial dice dig digitise digitize dim dine dip direct disable
disassemble disconnect discuss disinfect dismantle dispatch dispose dispute distribute ditch dive divide do dock document donate dose double download
draft drag drain draw dress drill drink drive drop dry dump dust dye earn eat edit email e-mail empty enable end enforce engage engrave enjoy enlist enrol enroll
ensure enter escalate establish estimate evaluate examine exchange execute exercise expand experiment explain explore export extend extract face facetime fasten
fax feed fertilise fertilize fetch figure file fill film finalise finalize finance find finish fire fix flag flash flatten flea flip float floss flush fly fold
follow follow-up followup force forward foster frame free freeze freshen fry fund gather get gift give glaze glue go google grab grade grate grease greet grill grind
groom grow guard guide hammer hand handle hang harvest haul have head heal heat help hem hike hire hit hold hoover host hug hunt hydrate ice identify
implement import improve include inform inflate inform initiate inquire enquire insert inspect install insulate insure interview introduce invest investigate invite invoice
iron issue jog join jot journal jump keep kick knead knit knock label land launch launder lay lead learn lease leave lend let level lift light limit link
list listen litter load lock log look loosen lose lower lube lubricate mail maintain make manage map march marinate mark massage master match mate measure
meditate meet mend mention merge message migrate mind mix modify monitor mop mount move mow mulch nag name navigate negotiate nip notarise notarize note notify nudge
nurse obtain offer oil omit onboard open operate optimise optimize order organise organize outline outreach overhaul overlook own pack package paint park participate
pass paste patch pave pay peel perform phone photocopy photograph pick pickle pickup pin ping pipe pitch place plan plant plaster play plough plow plug plumb plunge polish pop
post postpone pot pour practice practise praise pray pre-order preorder prep prepare prescribe present preserve press pressure-wash price prime print prioritise prioritize process proof
proofread propose protect prove provide prune publish pull pump purchase purge pursue push put qualify query queue quit quote race rack raise rake rank rate reach
read rearrange reassemble rebook reboot rebuild recalibrate recall receive recharge recheck recommend reconcile reconnect reconsider record recruit recycle redecorate redeem redo
reduce refactor refer refill refinance refinish reformat refresh refrigerate refund refuse register rehearse reheat reinstall release relabel relax relocate
remake remember remind remodel remove rename renew renovate rent reorder reorganise reorganize repack repaint repair repay repeat replace replant reply repolish report
repot request research reschedule reseal reserve reset resize resolve resend respond restart restock restore restring resubmit resume retake rethink retrieve
return reupload review revise revoke rewrite rewire rework ride ring rinse rip roast rob roll rotate round rsvp rub run safeguard salt salvage sample sand sanitise sanitize satisfy save
scan schedule score scour scout scrap scrape scratch screen screenshot scrub scrutinise seal search season seat secure see seed seek select sell send separate serve service set settle
sew shake shampoo shape share sharpen shave shelve shift shine ship shoot shop shorten shovel show shower shred shrink shut sign signup sift simplify sing sit
skate sketch ski skim skip skype slack sleep slice slot smoke smooth snap soak sort source sow spackle speak spend spin split sponsor spot spray
spread squeeze stack stage stain stamp stand start stash state stay steam steep sterilise sterilize stick stir stitch stock stop store straighten strategise strategize
stream stretch string strip structure study style submit subscribe suggest summarise summarize supervise supply support survey suspend swap sweep swim swing switch sync
table tackle tag tailor take talk tap tape target taste teach tear tell tend test text thank thaw thin throw thread tidy tie tighten tile till tip toast
top torch toss total touch tour tow trace track trade train transcribe transfer transform translate transplant transport travel treat trial trim troubleshoot try tune
turn tutor tweak tweet twist type unblock unclog uncover undo unfreeze uninstall unload unlock unpack unplug unsubscribe untangle update upgrade upload use vaccinate vacuum validate varnish
venmo verify view visit volunteer vote wait wake walk warm warn wash watch water wax wean wear weed weigh weld whitewash whisk widen wind winterise winterize wipe wire wish
withdraw wok work work-out workout wrap write x-ray yank zest zip
bleed bodge chop chuck fax fob glue grout jet-wash lag lodge muck nab pester ping pip rehang rehome rejig repoint reply-all retune rig rustle scoop scrounge slap sling
snag sniff snooze sod splash spruce squeegee stub suss swot tog top-up tot touch-up tuck unbox unhook unjam unroll untie varnish vet wangle whip whizz
abandon abolish absorb accelerate accommodate accuse achieve acknowledge acquire adjourn administer advise aim alphabetise chk alphabetize alternate
amuse annotate anticipate argue assert assist assure attract authenticate await babysit bag
beautify befriend blow-dry bolt braise broil buff bundle bury bypass calm caption cater
chauffeur cheer cite classify coax coil collate comfort commute compete concentrate conclude confiscate
confront congratulate consent contest contrast contribute creosote cuddle cultivate curate curb customise customize dab
de-ice deactivate debrief decant decipher decode decompress decrease dedicate deduct deflate demote deny depict derust devise
dictate differentiate diffuse dilute disarm discard discover dismiss display divert dogsit drape dunk duplicate elect elevate
embed embroider employ encourage endorse enrich entertain equip erase excavate excuse
exfoliate expedite expose facilitate finetune fine-tune fireproof flyer forage formulate forgo
fortify forecast fulfil fulfill fumigate furnish fuse garnish generate grant halve hardboil
harden hash heat-treat hose hoard housesit humidify hurry incorporate increase indulge
interpret intervene involve isolate itemise itemize jailbreak jumpstart justify laminate
leverage license lighten liquidate localise locate mediate memorise memorize mentor mimic minimise minimize mist moderate modernise
moisturise moisturize monetise motivate multiply muster neaten neutralise observe offload
orient outsource oxygenate pacify parse pawn
persuade petition pinch pivot pluck poke pollinate ponder powerwash preheat prescreen presoak preview prick probe
procure produce promote puncture puree quantify quarantine rattle ravel
realign reallocate reapply reassess reassign reattach rebalance rebase reboil rebrand recap recite reclaim recompile recondition
reconfigure reconvene recreate rectify recut redeploy redesign redirect redistribute redraft redraw re-read reread re-send re-enter re-up refile
reflect refocus refold reframe regift regrout regulate reimburse reinforce rekey relist reload remark remaster
remedy render renegotiate reopen rephrase replan replenish replicate reposition reprint reprogram reroute rescue reseed resell reship reshoot
resign resist reskin resole respray restructure restyle retain rethread retouch retrain retrofit revamp reveal revert revisit revive
rewind rewrap rezone rough rout safety-check scramble scribble sculpt scuff
self-isolate sever sext sheer shuffle sieve sightsee simmer simulate skewer slacken snip soften
solder solve soothe sous-vide specify spellcheck spoon spread-sheet stabilise stake stare steady
steer stimulate stockpile strain streamline strengthen subdivide substitute summon swat
swatch synchronise synthesise tabulate tag-team telephone telecommute temper thicken tick timebox
toboggan toilet-train topcoat topple toughen tumble-dry tweeze unbolt unbutton uncork underline undertake
undervolt undress unfold unfollow unfriend unify unpick unpin unscrew unseal unstick untag unveil unwrap unzip urge utilise utilize vacate
ventilate venture video-call visualise visualize wager waive wallpaper ward warp waterproof welcome whiten
winterproof withhold woo zoom petsit
`
  .trim()
  .split(/\s+/u);

/** Irregular pasts that speak of what has been; forms that equal their base ("put", "set") stay out. */
export const irregularPast = `
found had ate awoke bade beat became began bent bet bit bled blew bore bought bound bred broke brought built burnt came caught chose clung crept dealt  dreamt drank drew
drove dug dwelt fed fell felt fled flew forbade forgave forgot fought froze gave gone got  grew  heard held hid hung kept knelt knew laid lain leant leapt learnt led
left lent lost lit made meant met overheard overslept overcame paid proved ran rang rode rose said sang sank sat saw sent sewn shone shook shot shown shrank shut slept slid smelt
snuck sold sought spat sped spelt spent spilt split spoilt spoke spun sprang stank stole stood struck stuck stung swam swore swept swum swung taken taught thought threw told took tore trod
understood undertook went wept withdrew woke won wore worn wound wove written wrote seen   eaten driven flown grown known spoken broken chosen fallen forgotten
woken withdrawn begun drunk rung sung sunk ridden risen swollen thrown torn
`
  .trim()
  .split(/\s+/u);

/** Present tense of a third person, in which facts are told. */
export const thirdPerson = `
accepts adores allows appears arrives asks bakes barks becomes begins believes belongs bites bleeds blames blooms boils breaks brings bugs builds burns buys calls cares carries causes
changes charges claims closes collects comes connects consists contains continues controls cooks costs covers crashes creates cries dances deals decides deletes delivers demands depends
deserves dies dislikes dislikes disappears doubles drinks drives dries drops earns eats ends enjoys exists expects expires explains faces fails falls feeds feels fills finds finishes fits flies
flows follows forgets freezes gets gives goes grows guards handles hangs happens hates hears heals helps hides hits holds hopes hosts hurts improves includes increases involves joins jumps
keeps kills knows lacks lands lasts laughs leads leaks learns leaves lends lets lies likes listens lives loads locks looks loses loves makes manages marries matches matters means measures meets melts
mentions minds misses moves needs notices offers opens orders overlooks owes owns pays peels performs picks plays pleases points pours prefers prevents produces promises proves provides pulls pushes puts
rains reaches reads realises realizes receives reckons recommends refuses relies remains remembers reminds rents repairs replies reports requires rests returns rings rises runs says scares seems sees sells
sends serves sets shines shows shuts sings sits sleeps smells smokes sneezes snores snows sounds speaks spends spreads stands starts stays steals sticks stings stinks stops struggles studies
succeeds suffers suggests suits supplies swears sweats swims swears takes talks tastes teaches tells tends tests thinks throws travels treats tries turns understands uses visits votes waits wakes walks
wants warns washes wears weighs whistles wins wishes wonders works worries writes yields
`
  .trim()
  .split(/\s+/u);
